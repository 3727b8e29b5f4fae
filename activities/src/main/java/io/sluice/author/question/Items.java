package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a question wants to be shown, as columns and figures of a noun's rows. */
final class Items {

    private final Schema schema;

    Items(Schema schema) {
        this.schema = schema;
    }

    /** Two phrases for one column: one of them means something else. */
    static boolean repeats(List<Sketch.Item> items) {
        return items.stream().distinct().count() < items.size();
    }

    /** A figure of marked rows is one of those rows only. */
    static Noun marked(Noun noun, List<Want> wants) {
        var all = noun;
        for (var want : wants) {
            if (want instanceof Want.OfMarked(var function, var marked)) {
                var pred = new Pred.Has(Noun.of(marked.marker()));
                var table = marked.col().table();
                all = all.with(table.equals(noun.table()) ? pred : new Pred.Has(new Noun(table, List.of(pred))));
            }
        }
        return all;
    }

    Optional<List<Sketch.Item>> all(List<Want> wants, Noun noun) {
        var items = new ArrayList<Sketch.Item>();
        for (var want : wants) {
            var item = item(want, noun);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
        }
        return Optional.of(items);
    }

    Optional<Sketch.Item> item(Want want, Noun noun) {
        return switch (want) {
            case Want.Value(var attr, var owner) -> column(attr, owner, noun).map(Sketch.Show::new);
            case Want.Aggregated(var function, var attr, var owner) ->
                column(attr, owner, noun)
                        .filter(col -> !new Keys(schema).isUnsaid(col, attr))
                        .filter(col ->
                                col.isNumber() || (col.isDate() && !function.equals("SUM") && !function.equals("AVG")))
                        .map(col -> aggregate(function, col));
            case Want.Number number -> Optional.of(new Sketch.Count());
            case Want.Total total -> Optional.of(new Sketch.Count());
            case Want.Different(var attr) ->
                column(attr, null, noun).map(col -> new Sketch.Aggregate("COUNT", col, true));
            case Want.OfMarked(var function, var marked) ->
                Optional.<Sketch.Item>of(
                                function == null
                                        ? new Sketch.Show(marked.col())
                                        : new Sketch.Aggregate(function, marked.col(), false))
                        .filter(item -> noun.table().equals(marked.col().table())
                                || schema.path(noun.table(), marked.col().table())
                                        .isPresent());
            case Want.Label(var table) ->
                table.equals(noun.table()) || schema.path(noun.table(), table).isPresent()
                        ? schema.label(table).map(Sketch.Show::new)
                        : Optional.empty();
        };
    }

    static Sketch.Item aggregate(String function, Col col) {
        return function.equals("RANGE") ? new Sketch.Difference(col) : new Sketch.Aggregate(function, col, false);
    }

    /** In the table that is named, the noun's own, one its rows belong to, one it was related to; in this order. */
    Optional<Col> column(Attr attr, @Nullable TableMetadata owner, Noun noun) {
        if (owner != null) {
            return attr.of(owner)
                    .filter(col -> owner.equals(noun.table())
                            || schema.path(noun.table(), owner).isPresent());
        }
        var own = attr.of(noun.table());
        if (own.isPresent() || Links.isGeneric(attr.phrase())) {
            return own;
        }
        return Optional.<Col>empty()
                .or(() -> onlyAbove(attr, noun.table()))
                .or(() -> only(noun.preds().stream()
                        .filter(Pred.Has.class::isInstance)
                        .map(pred -> attr.of(((Pred.Has) pred).other().table()))
                        .flatMap(Optional::stream)
                        .toList()))
                .or(() -> attr.anywhere()
                        .filter(col -> schema.path(noun.table(), col.table()).isPresent()));
    }

    /** The column of the one table among those that a table's rows belong to. */
    Optional<Col> onlyAbove(Attr attr, TableMetadata table) {
        return only(schema.above(table).stream()
                .map(attr::of)
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Col> only(List<Col> columns) {
        return columns.stream().distinct().count() == 1 ? Optional.of(columns.getFirst()) : Optional.empty();
    }
}
