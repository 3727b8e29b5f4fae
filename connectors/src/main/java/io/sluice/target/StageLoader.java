package io.sluice.target;

import static io.sluice.target.SluiceTables.NAME;
import static io.sluice.target.SluiceTables.REQUEST;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads sources into stage tables, page by page; a crash costs the page it hit, never a row and never one twice. */
public final class StageLoader {

    /** Older stages are read again before they are shown as a proof. */
    public static final Duration FRESH = Duration.ofHours(24);

    private final TargetSession session;
    private final Clock clock;
    private final long maxBytes;

    public StageLoader(TargetSession session, Clock clock, long maxBytes) {
        this.session = session;
        this.clock = clock;
        this.maxBytes = maxBytes;
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
        if (complete(claim.entry(), order)) {
            return Staged.of(order, table, claim.entry());
        }
        try (var rows = session.dialect().holdable(source.open(), order)) {
            readOn(order, table, claim, rows, watch);
        }
        return Staged.of(order, table, claim.entry());
    }

    private StageTable table(StageOrder order) {
        return order.table(session.dialect().stage(order.request(), order.load().number()));
    }

    private void readOn(StageOrder order, StageTable table, Claim claim, RowStream rows, Watch watch) {
        var pages = new StagePages(session, order, table, claim, rows);
        pages.skipWhatIsStaged();
        while (pages.more()) {
            watch.check();
            pages.next();
            watch.moved(order.load().number(), claim.entry().rows(), rows.bytesRead());
            if (pages.bytes() > maxBytes) {
                throw tooLarge();
            }
        }
        watch.check();
        pages.seal(clock.instant());
    }

    private Entry resumeOrRestart(StageOrder order, StageTable table, Entry entry) {
        if (usable(entry, order) && fresh(entry) && (order.repeatable() || complete(entry, order))) {
            return entry;
        }
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

    private boolean complete(Entry entry, StageOrder order) {
        return isComplete(entry, order) && fresh(entry);
    }

    private boolean isComplete(Entry entry, StageOrder order) {
        return usable(entry, order)
                && StageCursor.of(String.valueOf(entry.cursor())).sealedAt() != null;
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
        var sealed = StageCursor.of(String.valueOf(entry.cursor())).sealedAt();
        return sealed == null || Instant.parse(sealed).plus(FRESH).isAfter(clock.instant());
    }

    private ConnectorException tooLarge() {
        return new ConnectorException(
                Fault.LIMIT_EXCEEDED,
                session.target(),
                "the staged rows take more than " + maxBytes / 1_000_000 + " MB in " + session.target(),
                "Load less at once, or raise stage.max_bytes",
                null);
    }
}
