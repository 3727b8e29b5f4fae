package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions and orders of a question in SQL: what is said of other tables is EXISTS, or a figure in brackets. */
final class ConditionSql {

    private final SqlNames sql;

    ConditionSql(SqlNames sql) {
        this.sql = sql;
    }

    String by(FromClause from, TableMetadata table, Pred.By by) {
        return switch (by) {
            case Pred.ByColumn(var col) -> from.column(col);
            case Pred.ByCount(var other) -> related(from.of(table), table, other, "COUNT(*)");
            case Pred.ByAggregate(var function, var col) -> relatedColumn(from.of(table), table, function, "", col);
            case Pred.ByDifferent(var col) -> relatedColumn(from.of(table), table, "COUNT", "DISTINCT ", col);
        };
    }

    private String relatedColumn(String alias, TableMetadata table, String function, String different, Col col) {
        var path = sql.schema().path(table, col.table()).orElseThrow();
        var inner = inner(path, table);
        return "(SELECT " + function + "(" + different + inner.column(col) + ") FROM " + inner + " WHERE "
                + tie(alias, table, path, inner) + ")";
    }

    String sorted(String expression, boolean descending) {
        return switch (sql.dialect()) {
            case MYSQL -> descending ? expression + " DESC" : expression + " IS NULL, " + expression;
            default -> expression + (descending ? " DESC" : "") + " NULLS LAST";
        };
    }

    /** Conditions on a table that is joined anyway are said of the joined rows, so that both speak of the same ones. */
    String where(FromClause from, Noun noun) {
        var parts = new ArrayList<String>();
        for (var pred : noun.plain()) {
            if (pred instanceof Pred.Has(var other)
                    && from.holds(other.table())
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
                alias + "." + sql.column(col) + " " + operator + " "
                        + sql.dialect().written(literal, col.column().type());
            case Pred.CompareTo(var col, var operator, var function) ->
                alias + "." + sql.column(col) + " " + operator + " (SELECT " + function + "(" + sql.column(col)
                        + ") FROM " + sql.table(table) + ")";
            case Pred.CompareToRow(var col, var operator, var other, var theirs) ->
                alias + "." + sql.column(col) + " " + operator + " " + ofRow(other, theirs);
            case Pred.Among(var col, var other, var theirs) ->
                alias + "." + sql.column(col) + " IN " + values(other, theirs);
            case Pred.HasAggregate(var function, var col, var operator, var number) ->
                relatedColumn(alias, table, function, "", col) + " " + operator + " " + number;
            case Pred.Within(var col, var stretch, var named) -> within(alias, col, stretch);
            case Pred.OneOf(var col, var literals) ->
                alias + "." + sql.column(col) + " IN ("
                        + literals.stream()
                                .map(literal -> sql.dialect()
                                        .written(literal, col.column().type()))
                                .collect(Collectors.joining(", "))
                        + ")";
            case Pred.Like(var col, var pattern) ->
                alias + "." + sql.column(col) + " " + sql.dialect().matching() + " "
                        + sql.dialect().written(pattern, ColumnType.TEXT);
            case Pred.Missing(var col) ->
                sql.dialect()
                        .missing(alias + "." + sql.column(col), col.column().type());
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
                alias + "." + sql.column(col) + " IS NOT NULL AND (SELECT COUNT(*) FROM " + sql.table(table)
                        + " other WHERE other." + sql.column(group) + " = " + alias + "."
                        + sql.column(group) + " AND other." + sql.column(col)
                        + (descending ? " > " : " < ") + alias + "." + sql.column(col) + ") < " + number;
            case Pred.Top top -> throw new IllegalStateException("a superlative is an order");
        };
    }

    private String ofRow(Noun other, Col theirs) {
        var from = sql.from(other.table());
        var column = from.column(theirs);
        var where = where(from, other);
        var order = other.top()
                .map(top -> " ORDER BY " + sorted(by(from, other.table(), top.by()), top.descending()) + " LIMIT 1")
                .orElse("");
        var shown = other.top().isPresent() ? column : "MAX(" + column + ")";
        return "(SELECT " + shown + " FROM " + from + (where.isEmpty() ? "" : " WHERE " + where) + order + ")";
    }

    private String values(Noun other, Col theirs) {
        var from = sql.from(other.table());
        var column = from.column(theirs);
        var where = where(from, other);
        return "(SELECT " + column + " FROM " + from + " WHERE " + column + " IS NOT NULL"
                + (where.isEmpty() ? "" : " AND " + where) + ")";
    }

    private String within(String alias, Col col, Calendar.Stretch stretch) {
        var name = alias + "." + sql.column(col);
        var type = col.column().type();
        return Stream.of(
                        Optional.ofNullable(stretch.from())
                                .map(from -> name + " >= " + sql.dialect().written(from.toString(), type)),
                        Optional.ofNullable(stretch.until())
                                .map(until -> name + " < " + sql.dialect().written(until.toString(), type)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" AND "));
    }

    private String exists(String alias, TableMetadata table, Noun other) {
        var path = sql.schema().path(table, other.table()).orElseThrow();
        var inner = inner(path, table);
        return "EXISTS (SELECT 1 FROM " + bound(alias, table, other, path, inner) + ")";
    }

    private String related(String alias, TableMetadata table, Noun other, String what) {
        var path = sql.schema().path(table, other.table()).orElseThrow();
        var inner = inner(path, table);
        return "(SELECT " + what + " FROM " + bound(alias, table, other, path, inner) + ")";
    }

    private String bound(String alias, TableMetadata table, Noun other, List<Link> path, FromClause inner) {
        var last = inner.of(other.table());
        var conditions = new ArrayList<String>();
        conditions.add(tie(alias, table, path, inner));
        other.plain().forEach(pred -> conditions.add(pred(last, other.table(), pred)));
        other.top().map(top -> extreme(last, other, top)).ifPresent(conditions::add);
        return inner + " WHERE " + String.join(" AND ", conditions);
    }

    private FromClause inner(List<Link> path, TableMetadata table) {
        var at = path.getFirst().other(table);
        var inner = sql.from(at);
        for (var link : path.subList(1, path.size())) {
            inner.join(at, link);
            at = link.other(at);
        }
        return inner;
    }

    private String tie(String alias, TableMetadata table, List<Link> path, FromClause inner) {
        var first = path.getFirst();
        return sql.same(first, inner.root(), inner.of(inner.root()), alias);
    }

    /** A related row that is the first of its kind. */
    private String extreme(String alias, Noun noun, Pred.Top top) {
        var key = sql.schema().key(noun.table());
        if (top.by() instanceof Pred.ByColumn(var col) && top.number() == 1) {
            var from = sql.from(noun.table());
            var where = where(from, new Noun(noun.table(), noun.plain()));
            return alias + "." + sql.column(col) + " = (SELECT " + (top.descending() ? "MAX" : "MIN") + "("
                    + from.column(col) + ") FROM " + from + (where.isEmpty() ? "" : " WHERE " + where) + ")";
        }
        var from = sql.from(noun.table());
        var column = key.orElseThrow(() -> new IllegalStateException("no key"));
        var order = sorted(by(from, noun.table(), top.by()), top.descending());
        return alias + "." + sql.column(column) + " = (SELECT " + from.column(column) + " FROM " + from + " ORDER BY "
                + order + " LIMIT 1)";
    }
}
