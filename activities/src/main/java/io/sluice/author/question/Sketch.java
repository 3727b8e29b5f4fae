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
        Optional<Long> limit) {

    Sketch {
        items = List.copyOf(items);
        groups = List.copyOf(groups);
        orders = List.copyOf(orders);
    }

    Sketch(Noun noun, List<Item> items, boolean distinct, List<Col> groups, List<Order> orders, Optional<Long> limit) {
        this(noun, items, distinct, groups, Optional.empty(), orders, limit);
    }

    /** Only the groups with so many rows. */
    record Having(String operator, long number) {}

    sealed interface Item {}

    /** How many rows of the one there are for each of the other, times {@code factor}. */
    record Ratio(Noun part, Noun whole, int factor) implements Item {}

    record Show(Col col) implements Item {}

    record Count() implements Item {}

    record Aggregate(String function, Col col, boolean distinct) implements Item {}

    record Order(Item by, boolean descending) {}
}
