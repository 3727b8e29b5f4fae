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

    /** The three answers; the worse of two is found by comparing ordinals. */
    enum Answer {
        NO,
        UNKNOWN,
        YES
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
            case Condition.Empty(var column) -> new Blank(names.field(column));
            case Condition.Malformed(var column) -> new Malformed(names.field(column));
            case Condition.Compare(var column, var operator, var literal) ->
                comparison(names, column, operator, literal);
            case Condition.OneOf(var column, var literals) -> oneOf(names, column, literals);
            case Condition.Like(var column, var pattern, var ignoreCase) ->
                new Likeness(names.field(column), new LikePattern(pattern, ignoreCase));
            case Condition.Not(var inner) -> new Negation(of(inner, names));
            case Condition.All(var conditions) -> new Joined(filters(conditions, names), Answer.NO);
            case Condition.Any(var conditions) -> new Joined(filters(conditions, names), Answer.YES);
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
        return new Comparison(field, operator, typed(names, column, literal));
    }

    private static RowFilter oneOf(Naming names, String column, List<String> literals) {
        var values =
                literals.stream().map(literal -> typed(names, column, literal)).toList();
        return new Joined(
                values.stream()
                        .<RowFilter>map(value -> new Comparison(names.field(column), Operator.EQUAL, value))
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

    private static Answer answer(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }

    /** The typed value of a field: null for none, {@link CleaningChain#MALFORMED} for text that is none of the type's values. */
    private static @Nullable String value(Fields row, int field) {
        var text = row.text(field);
        var type = row.type(field);
        if (text == null || text == CleaningChain.MALFORMED || type.keepsBlanks()) {
            return text;
        }
        if (Blanks.isBlank(text)) {
            return null;
        }
        var canonical = type.canonical(Blanks.strip(text));
        return canonical == null ? CleaningChain.MALFORMED : canonical;
    }

    private static final class Blank extends RowFilter {
        private final int field;

        Blank(int field) {
            this.field = field;
        }

        @Override
        Answer test(Fields row) {
            return answer(Blanks.isBlank(row.text(field)));
        }
    }

    private static final class Malformed extends RowFilter {
        private final int field;

        Malformed(int field) {
            this.field = field;
        }

        @Override
        Answer test(Fields row) {
            return answer(value(row, field) == CleaningChain.MALFORMED);
        }
    }

    private static final class Comparison extends RowFilter {
        private final int field;
        private final Operator operator;
        private final String literal;

        Comparison(int field, Operator operator, String literal) {
            this.field = field;
            this.operator = operator;
            this.literal = literal;
        }

        @Override
        Answer test(Fields row) {
            var value = value(row, field);
            if (value == null || value == CleaningChain.MALFORMED) {
                return value == null ? Answer.NO : Answer.UNKNOWN;
            }
            int order = row.type(field).compare(value, literal);
            return answer(
                    switch (operator) {
                        case EQUAL -> order == 0;
                        case UNEQUAL -> order != 0;
                        case LESS -> order < 0;
                        case LESS_OR_EQUAL -> order <= 0;
                        case GREATER -> order > 0;
                        case GREATER_OR_EQUAL -> order >= 0;
                    });
        }
    }

    private static final class Likeness extends RowFilter {
        private final int field;
        private final LikePattern pattern;

        Likeness(int field, LikePattern pattern) {
            this.field = field;
            this.pattern = pattern;
        }

        @Override
        Answer test(Fields row) {
            var text = row.text(field);
            return answer(text != null && text != CleaningChain.MALFORMED && pattern.matches(text));
        }
    }

    private static final class Negation extends RowFilter {
        private final RowFilter inner;

        Negation(RowFilter inner) {
            this.inner = inner;
        }

        @Override
        Answer test(Fields row) {
            return switch (inner.test(row)) {
                case YES -> Answer.NO;
                case NO -> Answer.YES;
                case UNKNOWN -> Answer.UNKNOWN;
            };
        }
    }

    /** All of several conditions (decided by the first NO) or any of them (decided by the first YES). */
    private static final class Joined extends RowFilter {
        private final RowFilter[] filters;
        private final Answer decisive;

        Joined(List<RowFilter> filters, Answer decisive) {
            this.filters = filters.toArray(RowFilter[]::new);
            this.decisive = decisive;
        }

        @Override
        Answer test(Fields row) {
            var answer = decisive == Answer.NO ? Answer.YES : Answer.NO;
            for (var filter : filters) {
                var one = filter.test(row);
                if (one == decisive) {
                    return one;
                }
                answer = one == Answer.UNKNOWN ? one : answer;
            }
            return answer;
        }
    }
}
