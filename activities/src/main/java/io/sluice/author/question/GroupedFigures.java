package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures by a column or by the rows of a table, put together; null where they do not fit. */
final class GroupedFigures {

    private final Schema schema;
    private final Items items;

    GroupedFigures(Schema schema) {
        this.schema = schema;
        this.items = new Items(schema);
    }

    @Nullable
    Sketch grouped(List<Want> wants, Group group) {
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
        var figures = new ArrayList<Sketch.Item>();
        var groups = new ArrayList<>(sketch.groups());
        for (var want : wants) {
            if ((want instanceof Want.Number || want instanceof Want.Total) && !counted) {
                return null;
            }
            var item = sketch.groups().isEmpty()
                    ? items.item(want, sketch.noun())
                    : grouped(want, sketch.noun(), sketch.groups());
            if (item.isEmpty() || (sketch.groups().isEmpty() && !(item.get() instanceof Sketch.Show))) {
                return null;
            }
            figures.add(item.get());
            if (item.get() instanceof Sketch.Show(var col) && !sketch.groups().isEmpty() && !groups.contains(col)) {
                groups.add(col);
            }
        }
        return Items.repeats(figures)
                ? null
                : new Sketch(
                        sketch.noun(),
                        figures,
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
        var figures = new ArrayList<Sketch.Item>();
        var shown = new ArrayList<Col>();
        for (var want : wants) {
            var item = grouped(want, noun, keys.get());
            if (item.isEmpty()) {
                return null;
            }
            figures.add(item.get());
            if (item.get() instanceof Sketch.Show(var col)) {
                shown.add(col);
            }
        }
        if (shown.isEmpty()) {
            figures.addFirst(new Sketch.Show(keys.get().getFirst()));
        }
        var groups =
                Stream.concat(keys.get().stream(), shown.stream()).distinct().toList();
        return new Sketch(noun, figures, false, groups, List.of(), Optional.empty());
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
        return items.item(want, noun);
    }

    /** A table's rows are told apart by its key and shown by their label. */
    private Optional<List<Col>> keys(Noun noun, Group group) {
        if (group.unit() != null) {
            return Optional.empty();
        }
        if (group.attr() != null) {
            return group.column(noun.table())
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
