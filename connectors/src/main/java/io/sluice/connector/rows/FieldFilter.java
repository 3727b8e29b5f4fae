package io.sluice.connector.rows;

import io.sluice.pipeline.Condition.Operator;
import org.jspecify.annotations.Nullable;

/** The conditions that look at one field. */
abstract class FieldFilter extends RowFilter {

    final int field;

    FieldFilter(int field) {
        this.field = field;
    }

    /** The typed value of a field: null for none, {@link CleaningChain#MALFORMED} for text that is none of the type's values. */
    final @Nullable String value(Fields row) {
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

    static final class Blank extends FieldFilter {

        Blank(int field) {
            super(field);
        }

        @Override
        Answer test(Fields row) {
            return Answer.of(Blanks.isBlank(row.text(field)));
        }
    }

    static final class Malformed extends FieldFilter {

        Malformed(int field) {
            super(field);
        }

        @Override
        Answer test(Fields row) {
            return Answer.of(value(row) == CleaningChain.MALFORMED);
        }
    }

    static final class Comparison extends FieldFilter {
        private final Operator operator;
        private final String literal;

        Comparison(int field, Operator operator, String literal) {
            super(field);
            this.operator = operator;
            this.literal = literal;
        }

        @Override
        Answer test(Fields row) {
            var value = value(row);
            if (value == null || value == CleaningChain.MALFORMED) {
                return value == null ? Answer.NO : Answer.UNKNOWN;
            }
            int order = row.type(field).compare(value, literal);
            return Answer.of(
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

    static final class Likeness extends FieldFilter {
        private final LikePattern pattern;

        Likeness(int field, LikePattern pattern) {
            super(field);
            this.pattern = pattern;
        }

        @Override
        Answer test(Fields row) {
            var text = row.text(field);
            return Answer.of(text != null && text != CleaningChain.MALFORMED && pattern.matches(text));
        }
    }
}
