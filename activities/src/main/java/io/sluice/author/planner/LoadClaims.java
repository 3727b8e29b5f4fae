package io.sluice.author.planner;

import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a load can be held to, in words and as a check. */
public final class LoadClaims {

    private final String rowOf;
    private final String rowsOf;

    /** {@code alone}: the table holds nothing but the loaded rows. */
    public LoadClaims(String table, boolean alone) {
        this.rowOf = alone ? "no row of " + table : "no row loaded into " + table;
        this.rowsOf = alone ? "no two rows of " + table : "no two rows loaded into " + table;
    }

    List<Claim> of(
            List<LoadColumn> columns, List<Condition> dropWhen, List<String> distinctOn, List<String> key, int steps) {
        var to = FieldMapping.destinations(columns);
        return IntStream.rangeClosed(1, steps)
                .boxed()
                .flatMap(step -> ofStep(step, to, dropWhen, distinctOn, key).stream())
                .toList();
    }

    private List<Claim> ofStep(
            int step, Map<String, String> to, List<Condition> dropWhen, List<String> distinctOn, List<String> key) {
        var claims = new ArrayList<Claim>();
        dropWhen.stream()
                .flatMap(LoadClaims::emptied)
                .map(to::get)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(column ->
                        claims.add(new Claim(rowOf + " has an empty " + column, step, new Claim.NeverEmpty(column))));
        if (key.isEmpty()) {
            claims.add(Claim.rowsAddUp(step));
        }
        Stream.of(distinctOn.stream().map(to::get).toList(), key)
                .filter(names -> !names.isEmpty() && names.stream().noneMatch(Objects::isNull))
                .distinct()
                .forEach(names -> claims.add(unique(step, names)));
        return claims;
    }

    public Claim unique(int step, List<String> names) {
        return new Claim(rowsOf + " have the same " + String.join(", ", names), step, new Claim.Unique(names));
    }

    /** The columns that cannot be empty once rows that meet this are dropped. */
    private static Stream<String> emptied(Condition condition) {
        return switch (condition) {
            case Condition.Empty(var column) -> Stream.of(column);
            case Condition.Any(var parts) -> parts.stream().flatMap(LoadClaims::emptied);
            default -> Stream.empty();
        };
    }
}
