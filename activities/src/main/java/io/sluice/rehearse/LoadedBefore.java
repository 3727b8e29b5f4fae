package io.sluice.rehearse;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.Ledger;
import io.sluice.target.Staged;
import io.sluice.target.TargetSession;
import java.util.List;
import java.util.Optional;

/** Notices a source that another request has added to the same table already. */
final class LoadedBefore {

    private LoadedBefore() {}

    static List<String> of(TargetSession session, String request, List<Staged> stages) {
        return stages.stream()
                .flatMap(staged -> of(session, request, staged).stream())
                .toList();
    }

    private static Optional<String> of(TargetSession session, String request, Staged staged) {
        if (staged.sourceDigest().isEmpty()
                || staged.load().mode() == WriteMode.REPLACE
                || !(staged.load().destination() instanceof Destination.Table(var table, var create))
                || create) {
            return Optional.empty();
        }
        return new Ledger(session)
                .loadedBy(table, staged.sourceDigest(), request)
                .map(other -> "the same source is already loaded into " + table.qualified() + " by request " + other);
    }
}
