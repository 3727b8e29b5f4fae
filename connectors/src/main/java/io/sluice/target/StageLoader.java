package io.sluice.target;

import static io.sluice.target.SluiceTables.NAME;
import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.STEP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import io.sluice.connector.TokenRefused;
import io.sluice.target.StageCursor.Marked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads sources into stage tables, page by page; a crash costs the page it hit, never a row and never one twice. */
public final class StageLoader {

    /** Older stages are read again before they are shown as a proof. */
    public static final Duration FRESH = Duration.ofHours(24);

    private static final int MOST_REFUSALS = 3;

    private final TargetSession session;
    private final Clock clock;
    private final StageLimits limits;

    public StageLoader(TargetSession session, Clock clock, StageLimits limits) {
        this.session = session;
        this.clock = clock;
        this.limits = limits;
    }

    /** The complete and fresh stage of a load, if there is one. */
    public Optional<Staged> complete(StageOrder order) {
        return read(order).filter(entry -> complete(entry, order)).map(entry -> Staged.of(order, table(order), entry));
    }

    private Optional<Entry> read(StageOrder order) {
        return new Ledger(session).read(Part.stage(order.request(), order.load().number()));
    }

    /** The complete stage of a load whose commit began when it was fresh. */
    public Optional<Staged> completeOfAnyAge(StageOrder order) {
        return read(order)
                .filter(entry -> isComplete(entry, order))
                .map(entry -> Staged.of(order, table(order), entry));
    }

    /** Loads that are to see one instant: where an attempt came to the end of some and no more, all are read anew. */
    public void forgetUnlessAll(List<StageOrder> orders) {
        var complete =
                orders.stream().filter(order -> complete(order).isPresent()).toList();
        if (complete.size() < orders.size()) {
            complete.forEach(this::forget);
        }
    }

    /** Empties the stage of a load, so that it is read anew. */
    private void forget(StageOrder order) {
        var part = Part.stage(order.request(), order.load().number());
        new Ledger(session).takeFence(part, entry -> restart(order, table(order), entry));
    }

    /** The complete stage of a load: the one that is there, what is left of one that was begun, or a new one. */
    public Staged load(StageOrder order, RowSource source, Watch watch) {
        var staged = read(order, source, watch);
        session.dialect().settle(session, order, staged.table());
        return staged;
    }

    private Staged read(StageOrder order, RowSource source, Watch watch) {
        var known = complete(order);
        if (known.isPresent()) {
            return known.get();
        }
        var part = Part.stage(order.request(), order.load().number());
        var table = table(order);
        var claim = new Ledger(session).takeFence(part, entry -> resumeOrRestart(order, table, entry));
        for (int refusals = 1; !complete(claim.entry(), order); refusals++) {
            try (var rows = rows(order, source, claim.entry())) {
                readOn(order, table, claim, rows, watch);
            } catch (TokenRefused e) {
                if (refusals == MOST_REFUSALS) {
                    throw e.refusal();
                }
                claim = new Ledger(session).takeFence(part, entry -> beforeTheSlice(order, table, entry));
            }
        }
        return Staged.of(order, table, claim.entry());
    }

    private RowStream rows(StageOrder order, RowSource source, Entry entry) {
        var marked = cursor(entry).marked();
        return marked == null
                ? session.dialect().holdable(source.open(null), order)
                : new ContinuedRows(
                        session.dialect().holdable(source.open(marked.mark().place()), order), marked.mark());
    }

    private StageTable table(StageOrder order) {
        return order.table(session.dialect().stage(order.request(), order.load().number()));
    }

    private void readOn(StageOrder order, StageTable table, Claim claim, RowStream rows, Watch watch) {
        var pages = new StagePages(session, order, table, claim, rows, limits);
        pages.skipWhatIsStaged();
        while (pages.more()) {
            watch.check();
            pages.next();
            watch.moved(order.load().number(), claim.entry().rows(), rows.bytesRead());
            if (pages.bytes() > limits.most()) {
                throw tooLarge();
            }
        }
        watch.check();
        pages.seal(clock.instant());
    }

    private Entry resumeOrRestart(StageOrder order, StageTable table, Entry entry) {
        if (!usable(entry, order) || !fresh(entry)) {
            return restart(order, table, entry);
        }
        if (order.repeatable() || complete(entry, order)) {
            return entry;
        }
        return backTo(cursor(entry).marked(), order, table, entry);
    }

    /** Its token is refused: what was read of the slice goes, and it is read from its beginning. */
    private Entry beforeTheSlice(StageOrder order, StageTable table, Entry entry) {
        return backTo(cursor(entry).before(), order, table, entry);
    }

    /** Takes out what was staged behind a place, so that the reading can go on there; without a place it begins anew. */
    private Entry backTo(@Nullable Marked there, StageOrder order, StageTable table, Entry entry) {
        if (there == null) {
            return restart(order, table, entry);
        }
        var line = there.mark().line();
        session.db()
                .deleteFrom(DSL.table(table.name()))
                .where(field(name("_row"), Long.class).gt(line))
                .execute();
        session.db()
                .deleteFrom(session.dialect().tables().rejects())
                .where(
                        REQUEST.eq(order.request()),
                        STEP.eq(order.load().number()),
                        field(name("line"), Long.class).gt(line))
                .execute();
        var cursor = cursor(entry).backTo(there).json();
        return new Entry(
                entry.part(), entry.fence(), entry.backend(), entry.page(), cursor, there.rows(), there.digest());
    }

    private Entry restart(StageOrder order, StageTable table, Entry entry) {
        session.dialect().createStage(session.db(), order, table);
        return new Entry(
                entry.part(),
                entry.fence(),
                entry.backend(),
                0,
                StageCursor.start(order.plan()).json(),
                0,
                Digests.of(order.plan()));
    }

    private static StageCursor cursor(Entry entry) {
        return StageCursor.of(String.valueOf(entry.cursor()));
    }

    private boolean complete(Entry entry, StageOrder order) {
        return isComplete(entry, order) && fresh(entry);
    }

    private boolean isComplete(Entry entry, StageOrder order) {
        return usable(entry, order) && cursor(entry).sealedAt() != null;
    }

    /** Of the same plan, and still there: a stage that was dropped left its ledger row behind. */
    private boolean usable(Entry entry, StageOrder order) {
        return entry.cursor() != null
                && StageCursor.of(entry.cursor()).plan().equals(order.plan())
                && session.db()
                        .fetchExists(
                                session.dialect().tables().stages(),
                                REQUEST.eq(order.request()),
                                NAME.eq(table(order).name().last()));
    }

    private boolean fresh(Entry entry) {
        var sealed = cursor(entry).sealedAt();
        return sealed == null || Instant.parse(sealed).plus(FRESH).isAfter(clock.instant());
    }

    private ConnectorException tooLarge() {
        return new ConnectorException(
                Fault.LIMIT_EXCEEDED,
                session.target(),
                "the staged rows take more than " + limits.most() / 1_000_000 + " MB in " + session.target(),
                "Load less at once, or raise stage.max_bytes",
                null);
    }
}
