package io.sluice.author.question;

import io.sluice.author.question.AskRules.Group;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a question together; null where they do not fit. */
final class Composer {

    private final Schema schema;

    Composer(Schema schema) {
        this.schema = schema;
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
        var col = noun.isPresent() ? column(attr, null, noun.get()) : attr.anywhere();
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
        var items = items(wants, noun);
        if (items.isEmpty()) {
            return null;
        }
        var figures = items.get().stream()
                .filter(item -> !(item instanceof Sketch.Show))
                .count();
        if (figures > 0 && (figures < items.get().size() || noun.top().isPresent()) || repeats(items.get())) {
            return null;
        }
        var root = rerooted(items.get(), noun);
        if (root.isPresent() && order == null) {
            return new Sketch(marked(root.get(), wants), items.get(), distinct, List.of(), List.of(), Optional.empty());
        }
        var orders = order instanceof WantRules.FirstShown(var descending)
                ? Optional.of(List.of(new Sketch.Order(items.get().getFirst(), descending)))
                : orders(order, noun);
        return orders.map(found ->
                        new Sketch(marked(noun, wants), items.get(), distinct, List.of(), found, Optional.empty()))
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

    private Optional<List<Sketch.Order>> orders(@Nullable Object order, Noun noun) {
        if (order == null) {
            return Optional.of(List.of());
        }
        if (order instanceof WantRules.Wish(var attr, var descending)) {
            return column(attr, null, noun).map(col -> List.of(new Sketch.Order(new Sketch.Show(col), descending)));
        }
        if (order instanceof WantRules.Scaled(var attr, var first)) {
            return column(attr, null, noun)
                    .map(col -> List.of(new Sketch.Order(new Sketch.Show(col), Scales.isBirth(col) != first.up())));
        }
        return Scales.measured(noun.table(), (Scales.Scale) order)
                .map(by -> List.of(new Sketch.Order(new Sketch.Show(by.col()), by.up())));
    }

    private Optional<List<Sketch.Item>> items(List<Want> wants, Noun noun) {
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

    private Optional<Sketch.Item> item(Want want, Noun noun) {
        return switch (want) {
            case Want.Value(var attr, var owner) -> column(attr, owner, noun).map(Sketch.Show::new);
            case Want.Aggregated(var function, var attr, var owner) ->
                column(attr, owner, noun)
                        .filter(col -> !new Resolver(schema).isUnsaidKey(col, attr))
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
    private Optional<Col> column(Attr attr, @Nullable TableMetadata owner, Noun noun) {
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

    /** Figures by a column or by the rows of a table; {@code after}: the group came last, so columns before it are shown as well. */
    @Nullable
    Sketch grouped(List<Want> wants, Group group, boolean after) {
        var numbers = wants.stream()
                .filter(Want.Number.class::isInstance)
                .map(want -> ((Want.Number) want).noun())
                .toList();
        if (numbers.size() > 1) {
            return null;
        }
        if (numbers.size() == 1) {
            return by(wants, numbers.getFirst(), group);
        }
        var figures = wants.stream()
                .filter(Want.Aggregated.class::isInstance)
                .map(Want.Aggregated.class::cast)
                .toList();
        if (figures.isEmpty()) {
            return null;
        }
        var measured = figures.getFirst().attr();
        var table = groupOwner(group)
                .filter(owner -> measured.of(owner).isPresent())
                .or(() -> measured.anywhere().map(Col::table));
        return table.map(owner -> by(wants, Noun.of(owner), group)).orElse(null);
    }

    /** The table whose rows or column make the groups: what is measured is sought there first. */
    private static Optional<TableMetadata> groupOwner(Group group) {
        return group.table() != null
                ? Optional.of(group.table())
                : Optional.ofNullable(group.attr()).flatMap(Attr::anywhere).map(Col::table);
    }

    /** The same rows and groups, shown as a second sentence wants them. */
    @Nullable
    Sketch reshown(Sketch sketch, List<Want> wants) {
        var counted = sketch.items().contains(new Sketch.Count());
        var items = new ArrayList<Sketch.Item>();
        var groups = new ArrayList<>(sketch.groups());
        for (var want : wants) {
            if ((want instanceof Want.Number || want instanceof Want.Total) && !counted) {
                return null;
            }
            var item = sketch.groups().isEmpty()
                    ? item(want, sketch.noun())
                    : grouped(want, sketch.noun(), sketch.groups());
            if (item.isEmpty() || (sketch.groups().isEmpty() && !(item.get() instanceof Sketch.Show))) {
                return null;
            }
            items.add(item.get());
            if (item.get() instanceof Sketch.Show(var col) && !sketch.groups().isEmpty() && !groups.contains(col)) {
                groups.add(col);
            }
        }
        return repeats(items)
                ? null
                : new Sketch(
                        sketch.noun(),
                        items,
                        sketch.distinct(),
                        groups,
                        sketch.having(),
                        sketch.orders(),
                        sketch.limit(),
                        sketch.bucket());
    }

    @Nullable
    Sketch groupedOf(List<Want> wants, Noun noun, Group group) {
        return wants.stream().anyMatch(want -> want instanceof Want.Number || want instanceof Want.Total)
                ? null
                : by(wants, noun, group);
    }

    private @Nullable Sketch by(List<Want> wants, Noun noun, Group group) {
        if (noun.top().isPresent()) {
            return null;
        }
        var keys = keys(noun, group);
        if (keys.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Sketch.Item>();
        var shown = new ArrayList<Col>();
        for (var want : wants) {
            var item = grouped(want, noun, keys.get());
            if (item.isEmpty()) {
                return null;
            }
            items.add(item.get());
            if (item.get() instanceof Sketch.Show(var col)) {
                shown.add(col);
            }
        }
        if (shown.isEmpty()) {
            items.addFirst(new Sketch.Show(keys.get().getFirst()));
        }
        var groups =
                Stream.concat(keys.get().stream(), shown.stream()).distinct().toList();
        return new Sketch(noun, items, false, groups, List.of(), Optional.empty());
    }

    private Optional<Sketch.Item> grouped(Want want, Noun noun, List<Col> keys) {
        if (want instanceof Want.OfMarked) {
            return Optional.empty(); // its rows are not the noun's
        }
        if (want instanceof Want.Value(var attr, var owner)) {
            var table = owner == null ? keys.getFirst().table() : owner;
            return attr.of(table)
                    .filter(col -> keys.contains(col) || keys.size() > 1)
                    .map(Sketch.Show::new);
        }
        return item(want, noun);
    }

    /** A table's rows are told apart by its key and shown by their label. */
    private Optional<List<Col>> keys(Noun noun, Group group) {
        if (group.unit() != null) {
            return Optional.empty();
        }
        if (group.attr() != null) {
            return AskRules.columnOf(group, noun.table())
                    .filter(col -> col.table().equals(noun.table())
                            || schema.path(noun.table(), col.table()).isPresent())
                    .map(List::of);
        }
        var table = group.table();
        if (table == null
                || table.equals(noun.table())
                || schema.path(noun.table(), table).isEmpty()) {
            return Optional.empty();
        }
        var key = schema.key(table);
        return schema.label(table)
                .map(label ->
                        Stream.concat(Stream.of(label), key.stream()).distinct().toList())
                .filter(cols -> key.isPresent())
                .map(cols -> cols.size() == 1 ? List.of(cols.getFirst(), cols.getFirst()) : cols);
    }
}
