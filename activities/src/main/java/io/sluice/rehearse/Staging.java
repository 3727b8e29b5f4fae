package io.sluice.rehearse;

import io.sluice.commit.Following;
import io.sluice.connector.file.DataFolder;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.store.StoredRequest;
import io.sluice.target.Digests;
import io.sluice.target.Ledger;
import io.sluice.target.StageLoader;
import io.sluice.target.StageOrder;
import io.sluice.target.Staged;
import io.sluice.target.StepFailed;
import io.sluice.target.TargetSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/** Reads the sources of a request's loads into stages of their target. */
final class Staging {

    /** A tenth of the rows unreadable: the format was misunderstood, not a few rows. */
    private static final int TOLERATED = 10;

    private final StoredRequest request;
    private final Optional<DataFolder> folder;
    private final Clock clock;
    private final long maxBytes;

    Staging(StoredRequest request, Optional<DataFolder> folder, Clock clock, long maxBytes) {
        this.request = request;
        this.folder = folder;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    List<Staged> stage(TargetSession session, List<Load> loads, Following following) {
        new Ledger(session).holdTo(request.id(), Digests.of(request.sentence()));
        return loads.stream().map(load -> stage(session, load, following)).toList();
    }

    private Staged stage(TargetSession session, Load load, Following following) {
        if (!(load.source() instanceof Source.File file)) {
            throw new Unprovable(new Problem(
                    Problem.Kind.OTHER,
                    Rehearser.PHASE,
                    load.number(),
                    "step " + load.number() + " loads from something that is not a file",
                    null,
                    "Load from a file of the data folder"));
        }
        var data = folder.orElseThrow(() -> new Unprovable(noFolder(load, file)));
        var order = new StageOrder(request.id(), load, data.digest(file.path()));
        try {
            var watch = following.expecting(data.describe(file.path()).bytes());
            var staged = new StageLoader(session, clock, maxBytes).load(order, () -> data.rows(load), watch);
            return tolerable(staged);
        } catch (DataAccessException e) {
            throw new StepFailed(load.number(), e);
        }
    }

    private static Staged tolerable(Staged staged) {
        if (staged.rejected() * TOLERATED > staged.read()) {
            throw new Unprovable(new Problem(
                    Problem.Kind.TOO_MANY_REJECTS,
                    Rehearser.PHASE,
                    staged.load().number(),
                    staged.rejected() + " of " + staged.read() + " rows could not be read or typed",
                    null,
                    "Look at the first rejected rows: a delimiter, date format or type is probably wrong"));
        }
        return staged;
    }

    private static Problem noFolder(Load load, Source.File file) {
        return new Problem(
                Problem.Kind.MISSING_FILE,
                Rehearser.PHASE,
                load.number(),
                "the request has no data folder",
                file.path(),
                "Name the folder with --files");
    }
}
