package io.sluice.author.movement;

import io.sluice.author.planner.LoadClaims;
import io.sluice.author.planner.RowsLoad;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the load of an answer can be held to: each group once, equal rows once where different ones are asked for, a new table's key once,
 * no row without what the sentence drops rows for, and, where rows are added, as many loaded or rejected as the answer has. What became of a
 * table that is replaced or changed by key does not tell how many came: of the load of ungrouped rows that does so nothing can be claimed.
 */
final class AnswerClaims {

    private final Step.Load load;
    private final LoadClaims words;

    private AnswerClaims(Step.Load load, Destination.Table into) {
        this.load = load;
        this.words = new LoadClaims(into.name().table(), into.create() || load.mode() == WriteMode.REPLACE);
    }

    /** {@code query} is what the load's rows are asked by. */
    static List<Claim> of(Step.Sql query, Step.Load load) {
        var into = (Destination.Table) load.destination();
        var claims = new AnswerClaims(load, into);
        return Stream.concat(claims.unique(query).stream(), claims.number(into)).toList();
    }

    /** The same of rows that are loaded as those of a file are; what is a word for nothing only becomes empty on the way. */
    static List<Claim> of(Step.Sql query, RowsLoad.Read read, Step.Load load) {
        var emptied = read.load().columns().stream()
                .filter(column -> column.cleanings().stream().anyMatch(Cleaning.NullIf.class::isInstance))
                .map(column -> column.to())
                .toList();
        var said = read.claims().stream()
                .filter(claim -> claim.check() instanceof Claim.NeverEmpty(var column) && !emptied.contains(column))
                .map(claim -> new Claim(claim.text(), load.number(), claim.check()));
        return Stream.concat(said, of(query, load).stream()).toList();
    }

    private List<Claim> unique(Step.Sql query) {
        var keys = new LinkedHashSet<List<String>>();
        GroupColumns.of(query.text()).ifPresent(keys::add);
        if (!load.key().isEmpty() && keepsEveryRow()) {
            keys.removeIf(names -> Set.copyOf(names).equals(Set.copyOf(load.key())));
            keys.add(load.key());
        }
        return keys.stream().map(names -> words.unique(load.number(), names)).toList();
    }

    /** Of an answer that is matched by its key the load keeps one row each: it may hold a key twice. */
    private boolean keepsEveryRow() {
        return switch (load.mode()) {
            case APPEND, REPLACE -> true;
            case UPSERT, MIRROR, INSERT_NEW -> false;
        };
    }

    private Stream<Claim> number(Destination.Table into) {
        return load.mode() == WriteMode.APPEND
                ? Stream.of(Claim.rowsAddUp(load.number(), into.name().table(), "the answer"))
                : Stream.of();
    }
}
