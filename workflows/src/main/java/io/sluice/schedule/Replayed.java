package io.sluice.schedule;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An approved pipeline as it runs from its second time on: the tables that it made are there. */
public final class Replayed {

    private final Pipeline approved;
    private final boolean adds;
    private final Set<TableName> replaced = new HashSet<>();

    private Replayed(Pipeline approved, boolean adds) {
        this.approved = approved;
        this.adds = adds;
    }

    /**
     * A table that the pipeline made holds what the sources hold after each firing, unless it is fed by what is new only, or the sentence
     * {@code adds}. {@code request} is the one it was approved with.
     */
    public static Pipeline of(Pipeline approved, String request, boolean adds) {
        var replayed = new Replayed(approved, adds);
        return new Pipeline(
                approved.steps().stream().map(replayed::replayed).toList(),
                List.of("the pipeline is the one that was approved with request " + request),
                approved.claims(),
                approved.readOnly());
    }

    private Step replayed(Step step) {
        if (!(step instanceof Step.Load load)
                || !(load.destination() instanceof Destination.Table(var table, var create))
                || !create) {
            return step;
        }
        return load.into(new Destination.Table(table, false), mode(load, table));
    }

    /** Of several files into one table the first replaces what was there; lists go with the records that they hang on. */
    private WriteMode mode(Step.Load load, TableName table) {
        if (load.mode() != WriteMode.APPEND || adds || readsOnlyNew(load) || !replaced.add(table)) {
            return load.mode();
        }
        return !load.key().isEmpty() && hangsOnKeyed(load) ? WriteMode.UPSERT : WriteMode.REPLACE;
    }

    private boolean hangsOnKeyed(Step.Load load) {
        return approved.steps().stream()
                .anyMatch(before -> load.dependsOn().contains(before.number())
                        && before instanceof Step.Load parent
                        && (parent.mode() == WriteMode.UPSERT || parent.mode() == WriteMode.INSERT_NEW));
    }

    private boolean readsOnlyNew(Step step) {
        return step instanceof Step.Extract extract && extract.since() != null
                || approved.steps().stream()
                        .filter(before -> step.dependsOn().contains(before.number()))
                        .anyMatch(this::readsOnlyNew);
    }
}
