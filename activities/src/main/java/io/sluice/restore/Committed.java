package io.sluice.restore;

import io.sluice.commit.Cut;
import io.sluice.commit.Targets;
import io.sluice.connector.file.DataFolder;
import io.sluice.connector.file.FileCommit;
import io.sluice.connector.file.FileCommit.State;
import io.sluice.extract.Extracts;
import io.sluice.pipeline.Destination;
import io.sluice.store.CommitRecord;
import io.sluice.store.Proof;
import io.sluice.store.Store;
import io.sluice.target.TargetCommit;
import java.util.List;
import java.util.Optional;

/** What a request has committed, by the word of the ledgers and journals: also where its commit went only half the way. */
record Committed(List<String> connections, List<CommittedFile> files) {

    /** A file that the request put in its place. */
    record CommittedFile(String path, FileCommit commit) {}

    static Optional<Committed> of(String request, Store store, Targets targets) {
        var proof = store.commits()
                .of(request)
                .map(CommitRecord::proof)
                .map(store.proofs()::load)
                .or(() -> store.proofs().latest(request));
        return proof.map(known -> of(request, known, store, targets))
                .filter(found -> !found.connections.isEmpty() || !found.files.isEmpty());
    }

    private static Committed of(String request, Proof proof, Store store, Targets targets) {
        var cut = Cut.of(Extracts.load(store, proof.draft()), targets.connections());
        var booked = cut.targets().keySet().stream()
                .filter(connection -> booked(connection, request, targets))
                .toList();
        var files = targets.connections().folder(store.requests().load(request)).stream()
                .flatMap(folder -> cut.exports().stream()
                        .flatMap(load ->
                                file(request, load.number(), (Destination.File) load.destination(), folder).stream()))
                .toList();
        return new Committed(booked, files);
    }

    private static boolean booked(String connection, String request, Targets targets) {
        try (var session = targets.of(connection).open()) {
            return TargetCommit.booked(session, request).isPresent();
        }
    }

    private static Optional<CommittedFile> file(String request, int step, Destination.File file, DataFolder folder) {
        return FileCommit.find(folder, file.path(), request, step)
                .filter(commit -> commit.state() != State.STAGED)
                .map(commit -> new CommittedFile(file.path(), commit));
    }
}
