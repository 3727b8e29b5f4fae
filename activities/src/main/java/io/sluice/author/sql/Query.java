package io.sluice.author.sql;

import io.sluice.pipeline.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question to one table. {@code groupBy} columns are among the items; {@code where} may be absent. */
public record Query(
        List<Item> items,
        boolean distinct,
        Optional<Condition> where,
        List<String> groupBy,
        List<Order> orders,
        Optional<Long> limit) {

    public Query {
        items = List.copyOf(items);
        groupBy = List.copyOf(groupBy);
        orders = List.copyOf(orders);
    }

    /** One column of the answer. */
    public sealed interface Item {}

    public record Field(String column) implements Item {}

    /** {@code column} null counts rows. */
    public record Aggregate(Function function, @Nullable String column, boolean distinct) implements Item {}

    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX
    }

    /** By a column or by an aggregate that the answer shows as well. */
    public record Order(Item by, boolean descending) {}
}
