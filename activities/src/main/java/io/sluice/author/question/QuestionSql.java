package io.sluice.author.question;

import io.sluice.author.sql.Dialect;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a taken-apart question as one SELECT: shown tables are joined along their keys, conditions on others are EXISTS. */
final class QuestionSql {

    private final Schema schema;
    private final Dialect dialect;
    private final Set<String> tables = new LinkedHashSet<>();
    private int aliases;

    QuestionSql(Schema schema) {
        this.schema = schema;
        this.dialect = Dialect.of(schema.database().kind());
    }

    /** A FROM clause that grows as tables are needed. */
    private final class From {
        private final Map<TableMetadata, String> names = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();

        From(TableMetadata root) {
            var alias = alias();
            names.put(root, alias);
            text.append(table(root)).append(" ").append(alias);
        }

        TableMetadata root() {
            return names.keySet().iterator().next();
        }

        String of(TableMetadata table) {
            if (!names.containsKey(table)) {
                var at = root();
                for (var link : schema.path(at, table).orElseThrow()) {
                    join(at, link);
                    at = link.other(at);
                }
            }
            return names.get(table);
        }

        private void join(TableMetadata at, Link link) {
            var next = link.other(at);
            if (!names.containsKey(next)) {
                var alias = alias();
                names.put(next, alias);
                text.append("\nJOIN ")
                        .append(table(next))
                        .append(" ")
                        .append(alias)
                        .append(" ON ")
                        .append(same(link, at, names.get(at), alias));
            }
        }

        String column(Col col) {
            return of(col.table()) + "." + dialect.name(col.name());
        }
    }

    /** The two ends of a link hold the same; a number beside a text is compared as one. */
    private String same(Link link, TableMetadata at, String alias, String otherAlias) {
        var here = new Col(at, at.column(link.columnOf(at)).orElseThrow());
        var other = link.other(at);
        var there = new Col(other, other.column(link.columnOf(other)).orElseThrow());
        return compared(alias, here, there) + " = " + compared(otherAlias, there, here);
    }

    private String compared(String alias, Col col, Col with) {
        var name = alias + "." + dialect.name(col.name());
        return col.isNumber() && with.column().type().equals(ColumnType.TEXT) ? dialect.text(name) : name;
    }

    /** The tables that were written about so far. */
    List<String> tables() {
        return List.copyOf(tables);
    }

    String sql(Sketch sketch) {
        if (sketch.items().getFirst() instanceof Sketch.Ratio(var part, var whole, var factor)) {
            return "SELECT " + factor + ".0 * " + counted(part) + " / NULLIF(" + counted(whole) + ", 0)";
        }
        var from = new From(sketch.noun().table());
        var bucket = sketch
                .bucket()
                .map(time -> dialect.bucket(
                        from.column(time.col()),
                        time.unit(),
                        time.col().column().type()))
                .stream()
                .toList();
        var items = Stream.concat(bucket.stream(), sketch.items().stream().map(item -> item(from, item)))
                .collect(Collectors.joining(", "));
        var groups = Stream.concat(
                        bucket.stream(),
                        sketch.groups().stream().map(from::column).distinct())
                .collect(Collectors.joining(", "));
        var orders = sketch.orders().isEmpty() && !bucket.isEmpty() ? bucket.getFirst() : orders(from, sketch);
        var where = where(from, sketch.noun());
        var limit = sketch.noun().top().map(Pred.Top::number).or(sketch::limit);
        return Stream.of(
                        "SELECT " + (sketch.distinct() ? "DISTINCT " : "") + items,
                        "FROM " + from.text,
                        where.isEmpty() ? "" : "WHERE " + where,
                        groups.isEmpty() ? "" : "GROUP BY " + groups,
                        sketch.having()
                                .map(having -> "HAVING " + item(from, having.figure()) + " " + having.operator() + " "
                                        + having.number())
                                .orElse(""),
                        orders.isEmpty() ? "" : "ORDER BY " + orders,
                        limit.map(number -> "LIMIT " + number).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String counted(Noun noun) {
        var from = new From(noun.table());
        var where = where(from, noun);
        return "(SELECT COUNT(*) FROM " + from.text + (where.isEmpty() ? "" : " WHERE " + where) + ")";
    }

    private String item(From from, Sketch.Item item) {
        return switch (item) {
            case Sketch.Ratio ratio -> throw new IllegalStateException("a ratio stands alone");
            case Sketch.Show(var col) -> from.column(col);
            case Sketch.Count count -> "COUNT(*)";
            case Sketch.Difference(var col) -> "MAX(" + from.column(col) + ") - MIN(" + from.column(col) + ")";
            case Sketch.Aggregate(var function, var col, var distinct) ->
                function + "(" + (distinct ? "DISTINCT " : "") + from.column(col) + ")";
        };
    }

    private String orders(From from, Sketch sketch) {
        var top = sketch
                .noun()
                .top()
                .map(found -> sorted(by(from, sketch.noun().table(), found.by()), found.descending()))
                .stream();
        var asked = sketch.orders().stream().map(order -> sorted(item(from, order.by()), order.descending()));
        return Stream.concat(top, asked).collect(Collectors.joining(", "));
    }

    private String by(From from, TableMetadata table, Pred.By by) {
        return switch (by) {
            case Pred.ByColumn(var col) -> from.column(col);
            case Pred.ByCount(var other) -> related(from.of(table), table, other, "COUNT(*)");
            case Pred.ByAggregate(var function, var col) -> relatedColumn(from.of(table), table, function, col);
        };
    }

    private String relatedColumn(String alias, TableMetadata table, String function, Col col) {
        var path = schema.path(table, col.table()).orElseThrow();
        var inner = inner(path, table);
        return "(SELECT " + function + "(" + inner.column(col) + ") FROM " + inner.text + " WHERE "
                + tie(alias, table, path, inner) + ")";
    }

    private String sorted(String expression, boolean descending) {
        return switch (dialect) {
            case MYSQL -> descending ? expression + " DESC" : expression + " IS NULL, " + expression;
            default -> expression + (descending ? " DESC" : "") + " NULLS LAST";
        };
    }

    /** Conditions on a table that is joined anyway are said of the joined rows, so that both speak of the same ones. */
    private String where(From from, Noun noun) {
        var parts = new ArrayList<String>();
        for (var pred : noun.plain()) {
            if (pred instanceof Pred.Has(var other)
                    && from.names.containsKey(other.table())
                    && other.top().isEmpty()) {
                var alias = from.of(other.table());
                other.plain().forEach(inner -> parts.add(pred(alias, other.table(), inner)));
            } else {
                parts.add(pred(from.of(noun.table()), noun.table(), pred));
            }
        }
        return String.join(" AND ", parts);
    }

    private String pred(String alias, TableMetadata table, Pred pred) {
        return switch (pred) {
            case Pred.Compare(var col, var operator, var literal) ->
                alias + "." + dialect.name(col.name()) + " " + operator + " "
                        + dialect.written(literal, col.column().type());
            case Pred.CompareTo(var col, var operator, var function) ->
                alias + "." + dialect.name(col.name()) + " " + operator + " (SELECT " + function + "("
                        + dialect.name(col.name()) + ") FROM " + table(table) + ")";
            case Pred.CompareToRow(var col, var operator, var other, var theirs) ->
                alias + "." + dialect.name(col.name()) + " " + operator + " " + ofRow(other, theirs);
            case Pred.Among(var col, var other, var theirs) ->
                alias + "." + dialect.name(col.name()) + " IN " + values(other, theirs);
            case Pred.HasAggregate(var function, var col, var operator, var number) ->
                relatedColumn(alias, table, function, col) + " " + operator + " " + number;
            case Pred.Within(var col, var stretch, var named) -> within(alias, col, stretch);
            case Pred.OneOf(var col, var literals) ->
                alias + "." + dialect.name(col.name()) + " IN ("
                        + literals.stream()
                                .map(literal ->
                                        dialect.written(literal, col.column().type()))
                                .collect(Collectors.joining(", "))
                        + ")";
            case Pred.Like(var col, var pattern) ->
                alias + "." + dialect.name(col.name()) + " " + dialect.matching() + " "
                        + dialect.written(pattern, ColumnType.TEXT);
            case Pred.Missing(var col) -> alias + "." + dialect.name(col.name()) + " IS NULL";
            case Pred.Has(var other) -> exists(alias, table, other);
            case Pred.HasCount(var other, var operator, var number) ->
                related(alias, table, other, "COUNT(*)") + " " + operator + " " + number;
            case Pred.Not(var inner) ->
                "NOT "
                        + (inner instanceof Pred.Has
                                ? pred(alias, table, inner)
                                : "(" + pred(alias, table, inner) + ")");
            case Pred.Any(var preds) ->
                "(" + preds.stream().map(inner -> pred(alias, table, inner)).collect(Collectors.joining(" OR ")) + ")";
            case Pred.All(var preds) ->
                "(" + preds.stream().map(inner -> pred(alias, table, inner)).collect(Collectors.joining(" AND ")) + ")";
            case Pred.TopIn(var col, var descending, var number, var group) ->
                alias + "." + dialect.name(col.name()) + " IS NOT NULL AND (SELECT COUNT(*) FROM " + table(table)
                        + " other WHERE other." + dialect.name(group.name()) + " = " + alias + "."
                        + dialect.name(group.name()) + " AND other." + dialect.name(col.name())
                        + (descending ? " > " : " < ") + alias + "." + dialect.name(col.name()) + ") < " + number;
            case Pred.Top top -> throw new IllegalStateException("a superlative is an order");
        };
    }

    private String ofRow(Noun other, Col theirs) {
        var from = new From(other.table());
        var column = from.column(theirs);
        var where = where(from, other);
        var order = other.top()
                .map(top -> " ORDER BY " + sorted(by(from, other.table(), top.by()), top.descending()) + " LIMIT 1")
                .orElse("");
        var shown = other.top().isPresent() ? column : "MAX(" + column + ")";
        return "(SELECT " + shown + " FROM " + from.text + (where.isEmpty() ? "" : " WHERE " + where) + order + ")";
    }

    private String values(Noun other, Col theirs) {
        var from = new From(other.table());
        var column = from.column(theirs);
        var where = where(from, other);
        return "(SELECT " + column + " FROM " + from.text + " WHERE " + column + " IS NOT NULL"
                + (where.isEmpty() ? "" : " AND " + where) + ")";
    }

    private String within(String alias, Col col, Calendar.Stretch stretch) {
        var name = alias + "." + dialect.name(col.name());
        var type = col.column().type();
        return Stream.of(
                        Optional.ofNullable(stretch.from())
                                .map(from -> name + " >= " + dialect.written(from.toString(), type)),
                        Optional.ofNullable(stretch.until())
                                .map(until -> name + " < " + dialect.written(until.toString(), type)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" AND "));
    }

    private String exists(String alias, TableMetadata table, Noun other) {
        var path = schema.path(table, other.table()).orElseThrow();
        var inner = inner(path, table);
        return "EXISTS (SELECT 1 FROM " + bound(alias, table, other, path, inner) + ")";
    }

    private String related(String alias, TableMetadata table, Noun other, String what) {
        var path = schema.path(table, other.table()).orElseThrow();
        var inner = inner(path, table);
        return "(SELECT " + what + " FROM " + bound(alias, table, other, path, inner) + ")";
    }

    private String bound(String alias, TableMetadata table, Noun other, List<Link> path, From inner) {
        var last = inner.of(other.table());
        var conditions = new ArrayList<String>();
        conditions.add(tie(alias, table, path, inner));
        other.plain().forEach(pred -> conditions.add(pred(last, other.table(), pred)));
        other.top().map(top -> extreme(last, other, top)).ifPresent(conditions::add);
        return inner.text + " WHERE " + String.join(" AND ", conditions);
    }

    private From inner(List<Link> path, TableMetadata table) {
        var at = path.getFirst().other(table);
        var inner = new From(at);
        for (var link : path.subList(1, path.size())) {
            inner.join(at, link);
            at = link.other(at);
        }
        return inner;
    }

    private String tie(String alias, TableMetadata table, List<Link> path, From inner) {
        var first = path.getFirst();
        return same(first, inner.root(), inner.of(inner.root()), alias);
    }

    /** A related row that is the first of its kind. */
    private String extreme(String alias, Noun noun, Pred.Top top) {
        var key = schema.key(noun.table());
        if (top.by() instanceof Pred.ByColumn(var col) && top.number() == 1) {
            var from = new From(noun.table());
            var where = where(from, new Noun(noun.table(), noun.plain()));
            return alias + "." + dialect.name(col.name()) + " = (SELECT " + (top.descending() ? "MAX" : "MIN") + "("
                    + from.column(col) + ") FROM " + from.text + (where.isEmpty() ? "" : " WHERE " + where) + ")";
        }
        var from = new From(noun.table());
        var column = key.orElseThrow(() -> new IllegalStateException("no key"));
        var order = sorted(by(from, noun.table(), top.by()), top.descending());
        return alias + "." + dialect.name(column.name()) + " = (SELECT " + from.column(column) + " FROM " + from.text
                + " ORDER BY " + order + " LIMIT 1)";
    }

    private String table(TableMetadata table) {
        tables.add(table.name().table());
        return dialect.name(table.name().schema()) + "."
                + dialect.name(table.name().table());
    }

    private String alias() {
        return "t" + ++aliases;
    }
}
