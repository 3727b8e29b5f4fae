package io.sluice.connector.rows;

import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition over the fields of one row. Text that its type cannot hold makes a comparison neither true nor false, so that such a row is
 * rejected with its reason rather than dropped in silence.
 */
abstract class RowFilter {

    /** What a condition says of a row. */
    enum Answer {
        NO,
        UNKNOWN,
        YES;

        static Answer of(boolean yes) {
            return yes ? YES : NO;
        }
    }

    /** Gives the field of a column as the condition sees it: cleaned text, or null. */
    interface Fields {
        @Nullable
        String text(int field);

        FieldType type(int field);
    }

    /** The types of the source's fields, by number. */
    interface Types {
        FieldType type(int field);
    }

    /** The source's columns as conditions name them. */
    private record Naming(Types types, List<String> sources) {

        int field(String column) {
            return sources.indexOf(column);
        }

        FieldType type(int field) {
            return types.type(field);
        }
    }

    abstract Answer test(Fields row);

    /** {@code sources} holds every column that the condition looks at; throws IllegalArgumentException for a literal of the wrong type. */
    static RowFilter of(Condition condition, Types types, List<String> sources) {
        return of(condition, new Naming(types, sources));
    }

    private static RowFilter of(Condition condition, Naming names) {
        return switch (condition) {
            case Condition.Empty(var column) -> new FieldFilter.Blank(names.field(column));
            case Condition.Malformed(var column) -> new FieldFilter.Malformed(names.field(column));
            case Condition.Compare(var column, var operator, var literal) ->
                comparison(names, column, operator, literal);
            case Condition.OneOf(var column, var literals) -> oneOf(names, column, literals);
            case Condition.Like(var column, var pattern, var ignoreCase) ->
                new FieldFilter.Likeness(names.field(column), new LikePattern(pattern, ignoreCase));
            case Condition.Not(var inner) -> new JoinedFilter.Negation(of(inner, names));
            case Condition.All(var conditions) -> new JoinedFilter.Several(filters(conditions, names), Answer.NO);
            case Condition.Any(var conditions) -> new JoinedFilter.Several(filters(conditions, names), Answer.YES);
        };
    }

    /** The columns that a condition looks at. */
    static Set<String> columns(List<Condition> conditions) {
        var columns = new HashSet<String>();
        conditions.forEach(condition -> collect(condition, columns));
        return columns;
    }

    private static void collect(Condition condition, Set<String> into) {
        switch (condition) {
            case Condition.Empty(var column) -> into.add(column);
            case Condition.Malformed(var column) -> into.add(column);
            case Condition.Compare compare -> into.add(compare.column());
            case Condition.OneOf oneOf -> into.add(oneOf.column());
            case Condition.Like like -> into.add(like.column());
            case Condition.Not(var inner) -> collect(inner, into);
            case Condition.All(var conditions) -> conditions.forEach(inner -> collect(inner, into));
            case Condition.Any(var conditions) -> conditions.forEach(inner -> collect(inner, into));
        }
    }

    private static List<RowFilter> filters(List<Condition> conditions, Naming names) {
        return conditions.stream().map(condition -> of(condition, names)).toList();
    }

    private static RowFilter comparison(Naming names, String column, Operator operator, String literal) {
        int field = names.field(column);
        return new FieldFilter.Comparison(field, operator, typed(names, column, literal));
    }

    private static RowFilter oneOf(Naming names, String column, List<String> literals) {
        var values =
                literals.stream().map(literal -> typed(names, column, literal)).toList();
        return new JoinedFilter.Several(
                values.stream()
                        .<RowFilter>map(value -> new FieldFilter.Comparison(names.field(column), Operator.EQUAL, value))
                        .toList(),
                Answer.YES);
    }

    private static String typed(Naming names, String column, String literal) {
        var type = names.type(names.field(column));
        var value = type.keepsBlanks() ? literal : type.canonical(Blanks.strip(literal));
        if (value == null) {
            throw new IllegalArgumentException("a condition on " + column + ": " + type.complaint(literal));
        }
        return value;
    }
}
