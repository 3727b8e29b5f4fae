package io.sluice.author.question;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a taken-apart question as one SELECT: shown tables are joined along their keys, conditions on others are EXISTS. */
final class QuestionSql {

    private final SqlNames names;
    private final ConditionSql conditions;
    private final Multiplied multiplied;

    QuestionSql(Schema schema) {
        this.names = new SqlNames(schema);
        this.conditions = new ConditionSql(names);
        this.multiplied = new Multiplied(schema);
    }

    /** The tables that were written about so far. */
    List<String> tables() {
        return names.tables();
    }

    int guessedKeys() {
        return names.guessed();
    }

    String sql(Sketch sketch) {
        if (sketch.items().getFirst() instanceof Sketch.Ratio(var part, var whole, var factor)) {
            return "SELECT " + factor + ".0 * " + counted(part) + " / NULLIF(" + counted(whole) + ", 0)";
        }
        var from = names.from(sketch.noun().table());
        var bucket = sketch
                .bucket()
                .map(time -> names.dialect()
                        .bucket(
                                from.column(time.col()),
                                time.unit(),
                                time.col().column().type()))
                .stream()
                .toList();
        var items = Stream.concat(bucket.stream(), sketch.items().stream().map(item -> item(from, sketch, item)))
                .collect(Collectors.joining(", "));
        var groups = Stream.concat(
                        bucket.stream(),
                        sketch.groups().stream().map(from::column).distinct())
                .collect(Collectors.joining(", "));
        var orders = sketch.orders().isEmpty() && !bucket.isEmpty() ? bucket.getFirst() : orders(from, sketch);
        var where = conditions.where(from, sketch.noun());
        var limit = sketch.noun().top().map(Pred.Top::number).or(sketch::limit);
        return Stream.of(
                        "SELECT " + (sketch.distinct() ? "DISTINCT " : "") + items,
                        "FROM " + from,
                        where.isEmpty() ? "" : "WHERE " + where,
                        groups.isEmpty() ? "" : "GROUP BY " + groups,
                        sketch.having()
                                .map(having -> "HAVING " + item(from, sketch, having.figure()) + " " + having.operator()
                                        + " " + having.number())
                                .orElse(""),
                        orders.isEmpty() ? "" : "ORDER BY " + orders,
                        limit.map(number -> "LIMIT " + number).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String counted(Noun noun) {
        var from = names.from(noun.table());
        var where = conditions.where(from, noun);
        return "(SELECT COUNT(*) FROM " + from + (where.isEmpty() ? "" : " WHERE " + where) + ")";
    }

    private String item(FromClause from, Sketch sketch, Sketch.Item item) {
        return switch (item) {
            case Sketch.Ratio ratio -> throw new IllegalStateException("a ratio stands alone");
            case Sketch.Show(var col) -> from.column(col);
            case Sketch.Count count ->
                multiplied
                        .counted(sketch)
                        .map(key -> "COUNT(DISTINCT " + from.column(key) + ")")
                        .orElse("COUNT(*)");
            case Sketch.Difference(var col) -> "MAX(" + from.column(col) + ") - MIN(" + from.column(col) + ")";
            case Sketch.Aggregate(var function, var col, var distinct) ->
                function + "(" + (distinct ? "DISTINCT " : "") + from.column(col) + ")";
        };
    }

    private String orders(FromClause from, Sketch sketch) {
        var top = sketch
                .noun()
                .top()
                .map(found ->
                        conditions.sorted(conditions.by(from, sketch.noun().table(), found.by()), found.descending()))
                .stream();
        var asked = sketch.orders().stream()
                .map(order -> conditions.sorted(item(from, sketch, order.by()), order.descending()));
        return Stream.concat(top, asked).collect(Collectors.joining(", "));
    }
}
