package io.sluice.connector.rows;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import io.sluice.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a load in canonical text: each record of the source cleaned, dropped where the load says so, checked against the column
 * types, and made distinct. Conditions see a field after the cleanings of the column that loads it. Holds one row in memory, and 16 to 32
 * bytes for each distinct key where the load asks for distinct rows.
 */
public final class LoadRows implements RowStream {

    private static final int MAX_REJECTS_KEPT = 1_000;
    private static final int DROPPED_KEPT = 50;

    private final Records records;
    private final LoadPlan plan;
    private final @Nullable String[] row;
    private final @Nullable SeenRows seen;
    private final List<String> names;
    private final List<Dropped> droppedFirst = new ArrayList<>();
    private List<Reject> rejects = new ArrayList<>();
    private long read;
    private long dropped;
    private long rejected;
    private Records.@Nullable Place place;
    private Tally before = new Tally(0, 0, 0);

    private LoadRows(Records records, LoadPlan plan, List<String> names) {
        this.names = names;
        this.records = records;
        this.plan = plan;
        this.row = new String[plan.width()];
        this.seen = plan.distinct() ? new SeenRows() : null;
    }

    /** {@code open} is given the source columns that the load needs; {@code subject} names the source in errors. */
    public static LoadRows of(Step.Load load, String subject, Function<List<String>, Records> open) {
        LoadPlan plan;
        try {
            plan = new LoadPlan(load);
        } catch (IllegalArgumentException e) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    subject,
                    "step " + load.number() + ": " + e.getMessage(),
                    "Correct the step and ask again",
                    e);
        }
        return new LoadRows(open.apply(plan.sources()), plan, plan.sources());
    }

    /** The fields of the source that a load needs, each once. */
    public static List<String> sources(Step.Load load) {
        return LoadPlan.sources(load);
    }

    @Override
    public boolean advance() {
        place = null;
        while (advanced()) {
            read++;
            if (take()) {
                return true;
            }
        }
        return false;
    }

    private boolean advanced() {
        try {
            return records.advance();
        } finally {
            notePlace(); // also where the source wants a pause
        }
    }

    /** Nothing was handed out since the place, so that whoever goes on there misses nothing. */
    private void notePlace() {
        var here = records.place();
        if (here != null) {
            place = here;
            before = tally();
        }
    }

    /** Records of such sources are counted, so that as many were read as the last one's line says. */
    @Override
    public @Nullable Mark mark() {
        return place == null || seen != null
                ? null
                : new Mark(place.name().get(), place.inside(), before.read(), before);
    }

    @Override
    public @Nullable String state() {
        return records.state();
    }

    /** Whether the current record became a row. */
    private boolean take() {
        var fault = records.fault();
        if (fault != null) {
            return reject(fault);
        }
        plan.clean(records);
        if (plan.drops()) {
            return drop();
        }
        var complaint = plan.type(row);
        if (complaint != null) {
            return reject(complaint);
        }
        if (seen != null && !seen.first(plan.distinctKey(records, row))) {
            return drop();
        }
        return true;
    }

    private boolean drop() {
        dropped++;
        if (droppedFirst.size() < DROPPED_KEPT) {
            var fields = new LinkedHashMap<String, @Nullable String>();
            for (int i = 0; i < names.size(); i++) {
                fields.put(names.get(i), records.field(i));
            }
            droppedFirst.add(new Dropped(records.line(), fields));
        }
        return false;
    }

    private boolean reject(String reason) {
        rejected++;
        if (rejects.size() < MAX_REJECTS_KEPT) {
            rejects.add(new Reject(records.line(), reason, records.raw()));
        }
        return false;
    }

    @Override
    public @Nullable String[] row() {
        return row;
    }

    @Override
    public long line() {
        return records.line();
    }

    @Override
    public Tally tally() {
        return new Tally(read, dropped, rejected);
    }

    @Override
    public List<Reject> takeRejects() {
        var taken = rejects;
        rejects = new ArrayList<>();
        return taken;
    }

    @Override
    public List<Dropped> dropped() {
        return droppedFirst;
    }

    @Override
    public long bytesRead() {
        return records.bytesRead();
    }

    @Override
    public void close() {
        records.close();
    }
}
