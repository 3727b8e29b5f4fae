package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A statement about one row, over source column names; a comparison with NULL is false, so that nothing is dropped by accident. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Condition.Empty.class, name = "empty"),
    @Type(value = Condition.Compare.class, name = "compare"),
    @Type(value = Condition.OneOf.class, name = "one_of"),
    @Type(value = Condition.Like.class, name = "like"),
    @Type(value = Condition.Malformed.class, name = "malformed"),
    @Type(value = Condition.Not.class, name = "not"),
    @Type(value = Condition.All.class, name = "all"),
    @Type(value = Condition.Any.class, name = "any")
})
public sealed interface Condition {

    /** NULL, or blank after trim. */
    record Empty(String column) implements Condition {}

    /** Compares the typed value with a literal of the column's type. */
    record Compare(String column, Operator operator, String literal) implements Condition {}

    record OneOf(String column, List<String> literals) implements Condition {}

    /** SQL LIKE with % and _, case-sensitive unless {@code ignoreCase}. */
    record Like(String column, String pattern, boolean ignoreCase) implements Condition {}

    /** The text is there but cannot be read as the column's type. */
    record Malformed(String column) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}

    /** The six comparisons. */
    enum Operator {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}
