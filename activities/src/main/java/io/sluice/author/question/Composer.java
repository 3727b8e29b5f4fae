package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a question about rows together; null where they do not fit. */
final class Composer {

    private final Schema schema;
    private final Items items;

    Composer(Schema schema) {
        this.schema = schema;
        this.items = new Items(schema);
    }

    Sketch shown(Col label, Noun noun) {
        return new Sketch(noun, List.of(new Sketch.Show(label)), false, List.of(), List.of(), Optional.empty());
    }

    @Nullable
    Sketch counted(Noun noun) {
        return noun.top().isPresent()
                ? null
                : new Sketch(noun, List.of(new Sketch.Count()), false, List.of(), List.of(), Optional.empty());
    }

    @Nullable
    Sketch countedDistinct(Attr attr, Optional<Noun> noun) {
        var col = noun.isPresent() ? items.column(attr, null, noun.get()) : attr.anywhere();
        return col.map(found -> new Sketch(
                        noun.orElse(Noun.of(found.table())),
                        List.of(new Sketch.Aggregate("COUNT", found, true)),
                        false,
                        List.of(),
                        List.of(),
                        Optional.empty()))
                .orElse(null);
    }

    /** Columns of a noun's rows, or figures over all of them; a count beside columns is a count for each row. */
    @Nullable
    Sketch list(List<Want> wants, Noun noun, boolean distinct, @Nullable Object order) {
        if (wants.stream().anyMatch(want -> want instanceof Want.Number || want instanceof Want.Total)) {
            return null;
        }
        var shown = items.all(wants, noun);
        if (shown.isEmpty()) {
            return null;
        }
        var figures = shown.get().stream()
                .filter(item -> !(item instanceof Sketch.Show))
                .count();
        if (figures > 0 && (figures < shown.get().size() || noun.top().isPresent()) || Items.repeats(shown.get())) {
            return null;
        }
        var root = rerooted(shown.get(), noun);
        if (root.isPresent() && order == null) {
            return new Sketch(
                    Items.marked(root.get(), wants), shown.get(), distinct, List.of(), List.of(), Optional.empty());
        }
        var orders = order instanceof WantRules.FirstShown(var descending)
                ? Optional.of(List.of(new Sketch.Order(shown.get().getFirst(), descending)))
                : orders(order, noun);
        return orders.map(found -> new Sketch(
                        Items.marked(noun, wants), shown.get(), distinct, List.of(), found, Optional.empty()))
                .orElse(null);
    }

    /** Where all that is shown belongs to rows of the noun's, those rows are asked for: what is said of others is said of them. */
    private Optional<Noun> rerooted(List<Sketch.Item> items, Noun noun) {
        var tables = items.stream().map(Composer::tableOf).distinct().toList();
        if (tables.size() != 1
                || tables.getFirst() == null
                || tables.getFirst().equals(noun.table())
                || noun.top().isPresent()
                || schema.links().stream()
                        .noneMatch(link -> link.many().equals(tables.getFirst())
                                && link.one().equals(noun.table()))) {
            return Optional.empty();
        }
        var rows = Noun.of(tables.getFirst());
        for (var pred : noun.preds()) {
            var direct = pred instanceof Pred.Has(var other)
                    && (other.table().equals(rows.table())
                            || schema.links().stream()
                                    .anyMatch(link -> link.many().equals(tables.getFirst())
                                            && link.one().equals(other.table())));
            if (pred instanceof Pred.Has(var other) && other.table().equals(rows.table())) {
                for (var inner : other.preds()) {
                    rows = rows.with(inner);
                }
            } else {
                rows = rows.with(direct ? pred : new Pred.Has(new Noun(noun.table(), List.of(pred))));
            }
        }
        return rows.top().isPresent() ? Optional.empty() : Optional.of(rows);
    }

    private static @Nullable TableMetadata tableOf(Sketch.Item item) {
        return switch (item) {
            case Sketch.Show(var col) -> col.table();
            case Sketch.Aggregate(var function, var col, var distinct) -> col.table();
            case Sketch.Difference(var col) -> col.table();
            case Sketch.Count count -> null;
            case Sketch.Ratio ratio -> null;
        };
    }

    private Optional<List<Sketch.Order>> orders(@Nullable Object order, Noun noun) {
        if (order == null) {
            return Optional.of(List.of());
        }
        if (order instanceof WantRules.Wish(var attr, var descending)) {
            return items.column(attr, null, noun)
                    .map(col -> List.of(new Sketch.Order(new Sketch.Show(col), descending)));
        }
        if (order instanceof WantRules.Scaled(var attr, var first)) {
            return items.column(attr, null, noun)
                    .map(col -> List.of(new Sketch.Order(new Sketch.Show(col), Scales.isBirth(col) != first.up())));
        }
        return Scales.measured(noun.table(), (Scales.Scale) order)
                .map(by -> List.of(new Sketch.Order(new Sketch.Show(by.col()), by.up())));
    }
}
