package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures over the rows of several tables. All of them are taken over one table, the one whose rows belong to the others' rows, so that no
 * join counts a row twice; what would be counted twice nonetheless is counted by its key, or refused.
 */
final class Facts {

    private final Schema schema;
    private final Items columns;
    private final FactTable facts;

    Facts(Schema schema) {
        this.schema = schema;
        this.columns = new Items(schema);
        this.facts = new FactTable(schema);
    }

    /** Groups in the order of a figure; {@code number} of them, 0 for all. */
    record Rank(Want by, boolean descending, long number) {}

    /** {@code extra} is said of the rows that are measured. */
    Optional<Sketch> report(
            List<Want> wants, Optional<Noun> noun, List<Group> groups, Optional<Rank> rank, List<Mod> extra) {
        return report(wants, noun, groups, rank, extra, Optional.empty());
    }

    /** The values of a column whose rows are so many, or the first of them by that. */
    Optional<Sketch> values(Attr attr, Noun counted, Optional<Rank> rank, Optional<Sketch.Having> having) {
        var group = List.of(new Group(attr, null));
        return report(List.of(new Want.Value(attr, null)), Optional.of(counted), group, rank, List.of(), having);
    }

    private Optional<Sketch> report(
            List<Want> wants,
            Optional<Noun> noun,
            List<Group> groups,
            Optional<Rank> rank,
            List<Mod> extra,
            Optional<Sketch.Having> having) {
        var measures =
                Stream.concat(wants.stream(), rank.stream().map(Rank::by)).toList();
        var root = facts.root(measures, noun, groups);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        var keys = keys(
                root.get(),
                groups.stream().filter(group -> group.unit() == null).toList());
        var unit = groups.stream().map(Group::unit).filter(Objects::nonNull).toList();
        if (!unit.isEmpty()) {
            return unit.size() > 1
                    ? Optional.empty()
                    : keys.flatMap(found -> rows(root.get(), measures, noun, extra)
                            .flatMap(rows -> sketch(rows, found, wants, rank, having))
                            .flatMap(sketch -> TimeGroups.of(sketch, unit.getFirst())));
        }
        var rows = keys.flatMap(found -> rows(root.get(), measures, noun, extra));
        return rows.flatMap(found -> sketch(found, keys.get(), wants, rank, having));
    }

    private Optional<Sketch> sketch(
            Noun rows, List<Col> keys, List<Want> wants, Optional<Rank> rank, Optional<Sketch.Having> having) {
        var items = new ArrayList<Sketch.Item>();
        var groups = new LinkedHashSet<>(keys);
        for (var want : wants) {
            var item = item(want, rows.table(), keys);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
            if (item.get() instanceof Sketch.Show(var col)) {
                groups.add(col);
            }
        }
        if (items.stream().noneMatch(Sketch.Show.class::isInstance) && !keys.isEmpty()) {
            items.addAll(0, shown(keys));
        }
        var by = rank.flatMap(found -> item(found.by(), rows.table(), keys));
        if (Items.repeats(items)
                || rank.isPresent() && by.isEmpty()
                || items.stream().allMatch(Sketch.Show.class::isInstance) && rank.isEmpty() && having.isEmpty()) {
            return Optional.empty();
        }
        var orders = by.map(item -> List.of(new Sketch.Order(item, rank.get().descending())))
                .orElse(List.of());
        return Optional.of(new Sketch(
                rows,
                items,
                false,
                List.copyOf(groups),
                having,
                orders,
                rank.map(Rank::number).filter(number -> number > 0),
                Optional.empty()));
    }

    /** Of a table's label and key only the label is shown. */
    private List<Sketch.Item> shown(List<Col> keys) {
        return keys.stream()
                .filter(col -> keys.stream().noneMatch(other -> other != col && isKeyOf(col, other)))
                .<Sketch.Item>map(Sketch.Show::new)
                .toList();
    }

    private boolean isKeyOf(Col key, Col label) {
        return key.table().equals(label.table())
                && schema.key(key.table()).filter(key::equals).isPresent()
                && schema.label(key.table()).filter(label::equals).isPresent();
    }

    private Optional<Sketch.Item> item(Want want, TableMetadata root, List<Col> keys) {
        return switch (want) {
            case Want.Number(var noun) ->
                noun.table().equals(root)
                        ? Optional.of(new Sketch.Count())
                        : schema.key(noun.table()).map(key -> new Sketch.Aggregate("COUNT", key, true));
            case Want.Total total -> Optional.of(new Sketch.Count());
            case Want.Different(var attr) -> near(attr, root).map(col -> new Sketch.Aggregate("COUNT", col, true));
            case Want.Aggregated(var function, var attr, var owner) ->
                (owner == null ? near(attr, root) : attr.of(owner))
                        .filter(col -> col.table().equals(root) || function.equals("MIN") || function.equals("MAX"))
                        .filter(col -> !new Keys(schema).isUnsaid(col, attr))
                        .filter(col -> col.isNumber() || col.isDate() && function.startsWith("M"))
                        .map(col -> Items.aggregate(function, col));
            case Want.Value(var attr, var owner) ->
                value(attr, owner, root, keys).map(Sketch.Show::new);
            case Want.OfMarked(var function, var marked) ->
                Optional.<Sketch.Item>of(
                                function == null
                                        ? new Sketch.Show(marked.col())
                                        : new Sketch.Aggregate(function, marked.col(), false))
                        .filter(item -> function != null && marked.col().table().equals(root));
            case Want.Label(var table) ->
                facts.reaches(root, table) ? schema.label(table).map(Sketch.Show::new) : Optional.empty();
        };
    }

    /** A column beside figures must be one of the groups', or belong to the one row that makes a group. */
    private Optional<Col> value(Attr attr, @Nullable TableMetadata owner, TableMetadata root, List<Col> keys) {
        var same = keys.stream()
                .filter(key ->
                        attr.choices().stream().anyMatch(choice -> choice.col().equals(key)))
                .toList();
        if (same.size() == 1 && owner == null) {
            return Optional.of(same.getFirst());
        }
        var tables = new LinkedHashSet<TableMetadata>();
        keys.forEach(key -> {
            if (schema.key(key.table()).filter(keys::contains).isPresent()) {
                tables.add(key.table());
            }
        });
        return tables.stream()
                .filter(table -> owner == null || owner.equals(table))
                .map(attr::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The rows to be measured: what is said of each noun holds of them. */
    private Optional<Noun> rows(TableMetadata root, List<Want> wants, Optional<Noun> noun, List<Mod> extra) {
        var rows = new Resolver(schema).noun(root, extra);
        var nouns = Stream.concat(
                        wants.stream().filter(Want.Number.class::isInstance).map(want -> ((Want.Number) want).noun()),
                        noun.stream())
                .filter(one -> !one.preds().isEmpty())
                .distinct()
                .toList();
        if (rows.isEmpty()
                || nouns.size() > 1
                || nouns.stream().anyMatch(one -> one.top().isPresent())) {
            return Optional.empty();
        }
        for (var one : nouns) {
            var preds = one.table().equals(root) ? one.preds() : List.<Pred>of(new Pred.Has(one));
            for (var pred : preds) {
                rows = Optional.of(rows.get().with(pred));
            }
        }
        return rows.map(all -> Items.marked(all, wants));
    }

    private Optional<List<Col>> keys(TableMetadata root, List<Group> groups) {
        var keys = new ArrayList<Col>();
        int paired = 0;
        for (var group : groups) {
            Optional<List<Col>> cols = group.attr() == null
                    ? rowOf(group.table())
                    : (group.table() == null
                                    ? near(group.attr(), root)
                                    : group.attr().of(group.table()))
                            .map(List::of);
            if (cols.isEmpty()) {
                return Optional.empty();
            }
            if (group.attr() != null && !cols.get().getFirst().table().equals(root)) {
                cols = told(cols.get().getFirst());
            }
            var table = cols.get().getFirst().table();
            if (!facts.reaches(root, table)) {
                paired++;
            }
            if (paired > 1 || !facts.reaches(root, table) && !facts.pairs(root, table)) {
                return Optional.empty();
            }
            keys.addAll(cols.get());
        }
        return Optional.of(keys);
    }

    /** Rows of one name are still several. */
    private Optional<List<Col>> told(Col col) {
        var isLabel = schema.label(col.table()).filter(col::equals).isPresent();
        return isLabel ? rowOf(col.table()) : Optional.of(List.of(col));
    }

    private Optional<List<Col>> rowOf(@Nullable TableMetadata table) {
        if (table == null) {
            return Optional.empty();
        }
        return schema.key(table).flatMap(key -> schema.label(table)
                .map(label -> label.equals(key) ? List.of(key) : List.of(label, key)));
    }

    private Optional<Col> near(Attr attr, TableMetadata root) {
        var own = attr.of(root);
        if (own.isPresent() || Links.isTime(attr.phrase())) {
            return own; // "each year" is no year of a thing three tables away
        }
        return columns.onlyAbove(attr, root).or(() -> attr.anywhere()
                .filter(col -> facts.reaches(root, col.table()) || facts.pairs(root, col.table())));
    }
}
