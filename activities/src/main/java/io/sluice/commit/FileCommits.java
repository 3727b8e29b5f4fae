package io.sluice.commit;

import io.sluice.access.Connections;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.file.DataFolder;
import io.sluice.connector.file.FileCommit;
import io.sluice.connector.file.FileCommit.State;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Step.Load;
import io.sluice.store.StoredRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one request on their way from beside their destination into it. */
final class FileCommits {

    private final String request;
    private final @Nullable DataFolder folder;
    private final List<Load> exports;

    private FileCommits(String request, @Nullable DataFolder folder, List<Load> exports) {
        this.request = request;
        this.folder = folder;
        this.exports = exports;
    }

    static FileCommits of(StoredRequest request, Connections connections, Cut cut) {
        var folder =
                cut.exports().isEmpty() ? null : connections.folder(request).orElse(null);
        return new FileCommits(request.id(), folder, cut.exports());
    }

    int count() {
        return exports.size();
    }

    long applied() {
        return exports.stream()
                .flatMap(load -> find(load).stream())
                .filter(file -> file.state() == State.APPLIED)
                .count();
    }

    /** Before anything is committed: every file is staged with the content that was proven, its destination is untouched. */
    boolean areAsProven(Map<Integer, String> digests) {
        return exports.stream().allMatch(load -> find(load)
                .filter(file -> file.digest().equals(digests.get(load.number())))
                .filter(file -> file.state() == State.STAGED || file.state() == State.APPLIED)
                .isPresent());
    }

    /** From here on only forward; a destination that somebody changed in this very moment is left alone and said. */
    void apply() {
        for (var load : exports) {
            var state = find(load).map(FileCommit::apply).orElse(State.CHANGED);
            if (state != State.APPLIED) {
                var path = path(load);
                throw new ConnectorException(
                        Fault.CONTRACT_BROKEN,
                        path,
                        path + " was changed by somebody else while it was committed",
                        "Put it aside and resume, or undo",
                        null);
            }
        }
    }

    private Optional<FileCommit> find(Load load) {
        return folder == null ? Optional.empty() : FileCommit.find(folder, path(load), request, load.number());
    }

    private static String path(Load load) {
        return ((Destination.File) load.destination()).path();
    }
}
