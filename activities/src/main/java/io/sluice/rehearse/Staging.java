package io.sluice.rehearse;

import io.sluice.commit.Cut;
import io.sluice.commit.Following;
import io.sluice.commit.Orders;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.store.StoredRequest;
import io.sluice.target.Digests;
import io.sluice.target.Ledger;
import io.sluice.target.RowSource;
import io.sluice.target.StageLoader;
import io.sluice.target.StageOrder;
import io.sluice.target.Staged;
import io.sluice.target.StepFailed;
import io.sluice.target.TargetSession;
import io.sluice.target.Watch;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

/** Reads the sources of a target's loads into stages there. */
final class Staging {

    /** A tenth of the rows unreadable: the format was misunderstood, not a few rows. */
    private static final int TOLERATED = 10;

    private final StoredRequest request;
    private final Cut cut;
    private final Readings readings;

    Staging(StoredRequest request, Cut cut, Readings readings) {
        this.request = request;
        this.cut = cut;
        this.readings = readings;
    }

    List<Staged> stage(TargetSession session, StageLoader loader, Following following, Predicate<Load> wanted) {
        new Ledger(session).holdTo(request.id(), Digests.of(request.sentence()));
        var orders = new Orders(session, request, cut);
        checkWindow();
        var loads = cut.targets().get(session.target()).stream()
                .filter(step -> step instanceof Load load && !cut.within(load, session.target()))
                .map(Load.class::cast)
                .filter(wanted)
                .toList();
        readings.ofOneInstant(loads)
                .forEach(tables -> loader.forgetUnlessAll(
                        tables.stream().map(load -> orders.of(load, "")).toList()));
        var staged = loads.stream()
                .map(load -> stage(session, loader, orders, load, following))
                .toList();
        readings.endInstant();
        return staged;
    }

    /** A window is a range of cursor values; without a cursor everything would be read, and taken for the window. */
    private void checkWindow() {
        var scheduled = request.scheduled();
        var readsOn = cut.pipeline().steps().stream()
                .anyMatch(step -> step instanceof Load load && Orders.isIncremental(load));
        if (scheduled != null && scheduled.window() != null && !readsOn) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    scheduled.schedule(),
                    scheduled.schedule()
                            + " reads everything each time: it has no column by which a window could be told",
                    "Run it as it is, or schedule it anew by a column that rises, such as updated_at",
                    null);
        }
    }

    private Staged stage(TargetSession session, StageLoader loader, Orders orders, Load load, Following following) {
        var order = orders.of(load, digest(load));
        try {
            var staged = loader.load(order, source(session, order), watch(load, following));
            tolerable(load.number(), staged.rejected(), staged.read(), () -> firstReject(session, load));
            return staged;
        } catch (DataAccessException e) {
            throw new StepFailed(load.number(), e);
        }
    }

    private RowSource source(TargetSession session, StageOrder order) {
        return order.load().source() instanceof Source.Lists lists
                ? place -> readings.lists(order.load(), session.target(), stage(session, lists))
                : place -> readings.open(order, place);
    }

    private String stage(TargetSession session, Source.Lists lists) {
        var rows = cut.staged(lists.output()).orElseThrow();
        return session.db().render(session.dialect().stage(request.id(), rows.number()));
    }

    private String digest(Load load) {
        return load.source() instanceof Source.File file ? readings.digest(load, file) : "";
    }

    private Watch watch(Load load, Following following) {
        return load.source() instanceof Source.File file ? following.expecting(readings.bytes(load, file)) : following;
    }

    private String firstReject(TargetSession session, Load load) {
        return RejectSamples.of(session, request.id(), load.number()).stream()
                .findFirst()
                .map(row -> "; " + row.note())
                .orElse("");
    }

    /** {@code first}: the first rejected row with its reason, as the end of a sentence. */
    static void tolerable(int step, long rejected, long read, Supplier<String> first) {
        if (rejected * TOLERATED > read) {
            throw new Unprovable(new Problem(
                    Problem.Kind.TOO_MANY_REJECTS,
                    Rehearser.PHASE,
                    step,
                    rejected + " of " + read + " rows could not be read or typed, more than " + 100 / TOLERATED
                            + " in a hundred" + first.get(),
                    null,
                    "Look at the first rejected rows: a delimiter, date format or type is probably wrong"));
        }
    }
}
