package io.sluice.commit;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Step.Sql;
import io.sluice.store.StoredRequest;
import io.sluice.target.Ledger;
import io.sluice.target.Part;
import io.sluice.target.StageOrder;
import io.sluice.target.States;
import io.sluice.target.StreamState;
import io.sluice.target.TargetSession;
import org.jspecify.annotations.Nullable;

/** What is to be staged for the loads of a request in one target: which source, and from where on. */
public final class Orders {

    private final TargetSession session;
    private final StoredRequest request;
    private final Cut cut;

    public Orders(TargetSession session, StoredRequest request, Cut cut) {
        this.session = session;
        this.request = request;
        this.cut = cut;
    }

    /** {@code digest} of the file's content; empty for rows of a live database, which nothing can hash beforehand. */
    public StageOrder of(Load load, String digest) {
        var window = isIncremental(load) && request.scheduled() != null
                ? request.scheduled().window()
                : null;
        return new StageOrder(request.id(), load, digest, origin(load), window == null ? since(load) : null, window);
    }

    private String origin(Load load) {
        return switch (load.source()) {
            case Source.File file -> file.path();
            case Source.Stream stream -> stream.connection() + "." + stream.stream();
            case Source.Output(var name) -> cut.query(name).map(Sql::text).orElse(name);
            case Source.Lists lists -> lists.column() + " of " + lists.output() + " " + staged(lists.output());
        };
    }

    /** What the stage of an extract holds by now: other rows hold other lists. */
    private String staged(String output) {
        return cut.staged(output)
                .flatMap(load -> new Ledger(session).read(Part.stage(request.id(), load.number())))
                .map(entry -> String.valueOf(entry.digest()))
                .orElse("");
    }

    /** How far the target holds the stream at this moment: a table that is yet to be made, or a schedule's first request, holds nothing. */
    private @Nullable StreamState since(Load load) {
        if (!isIncremental(load) || !(load.source() instanceof Source.Stream(var connection, var stream, var where))) {
            return null;
        }
        var held = new States(session).read(StreamState.Key.of(pipeline(request, cut, load), connection, stream));
        var scheduled = request.scheduled();
        var first = scheduled != null && scheduled.replays() == null;
        return first || makesTable(load)
                ? new StreamState(held.key(), StreamState.NOTHING, held.version(), held.request())
                : held;
    }

    private boolean makesTable(Load load) {
        return cut.pipeline().loadsOf(load).stream()
                .anyMatch(into -> into.destination() instanceof Destination.Table(var table, var create) && create);
    }

    /** Whether a load reads only what is new to its pipeline. */
    public static boolean isIncremental(Load load) {
        return load.newness() != null && load.newness().incremental();
    }

    /** The name under which the state of a load's stream is kept: the schedule's, else the table's that its rows come into. */
    private static String pipeline(StoredRequest request, Cut cut, Load load) {
        var scheduled = request.scheduled();
        return scheduled == null ? cut.destination(load) : scheduled.schedule();
    }
}
