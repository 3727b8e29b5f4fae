package io.sluice.author.question;

import java.util.List;
import java.util.Optional;

/** A question taken apart: what is shown of which rows, in groups or not, in which order. */
record Sketch(
        Noun noun,
        List<Item> items,
        boolean distinct,
        List<Col> groups,
        Optional<Having> having,
        List<Order> orders,
        Optional<Long> limit,
        Optional<Bucket> bucket) {

    Sketch {
        items = List.copyOf(items);
        groups = List.copyOf(groups);
        orders = List.copyOf(orders);
    }

    Sketch(Noun noun, List<Item> items, boolean distinct, List<Col> groups, List<Order> orders, Optional<Long> limit) {
        this(noun, items, distinct, groups, Optional.empty(), orders, limit, Optional.empty());
    }

    Sketch by(Bucket time) {
        return new Sketch(noun, items, distinct, groups, having, orders, limit, Optional.of(time));
    }

    Sketch having(Having condition) {
        return new Sketch(noun, items, distinct, groups, Optional.of(condition), orders, limit, bucket);
    }

    Sketch ordered(List<Order> other) {
        return new Sketch(noun, items, distinct, groups, having, other, limit, bucket);
    }

    /** Only the groups whose figure is so; {@code Count} for how many rows they have. */
    record Having(Item figure, String operator, String number) {
        Having(String operator, long number) {
            this(new Count(), operator, Long.toString(number));
        }
    }

    /** A stretch of time that makes groups: month, week, year. */
    record Bucket(Col col, String unit) {}

    sealed interface Item {}

    /** How many rows of the one there are for each of the other, times {@code factor}. */
    record Ratio(Noun part, Noun whole, int factor) implements Item {}

    record Show(Col col) implements Item {}

    record Count() implements Item {}

    record Aggregate(String function, Col col, boolean distinct) implements Item {}

    /** Between the highest and the lowest of a column. */
    record Difference(Col col) implements Item {}

    record Order(Item by, boolean descending) {}
}
