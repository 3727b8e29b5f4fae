package io.sluice.author.planner;

import io.sluice.catalog.OddValues;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns that a few values make text: what they are where the sentence does away with these, and what to say where it does not. */
final class OddText {

    private static final int LONGEST = 40;

    /** Also what turns the order of what is read. */
    private static final String CONTROL = "[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]";

    private final LoadSketch sketch;
    private final Map<String, OddValues> odd;

    OddText(LoadSketch sketch, Map<String, OddValues> odd) {
        this.sketch = sketch;
        this.odd = odd;
    }

    /** The type of what is left of a field, where none of its odd values is. */
    Optional<ColumnType> without(String field, List<Cleaning> cleanings) {
        return Optional.ofNullable(odd.get(field))
                .filter(values -> dropsMalformed(field)
                        || values.values().stream().allMatch(value -> cleanings.contains(new Cleaning.NullIf(value))))
                .map(OddValues::otherwise);
    }

    private boolean dropsMalformed(String field) {
        return sketch.all(Clause.Drop.class).stream().map(Clause.Drop::when).anyMatch(when -> isMalformed(when, field));
    }

    private static boolean isMalformed(Condition when, String field) {
        return when.equals(new Condition.Malformed(field))
                || when instanceof Condition.Any(var parts)
                        && parts.stream().anyMatch(part -> isMalformed(part, field));
    }

    /** Why a field is text, and the words that make it otherwise. */
    Optional<String> told(String field) {
        return Optional.ofNullable(odd.get(field))
                .map(values -> field + " is text because of " + shown(values) + ": without "
                        + (values.values().size() == 1 ? "it" : "them") + " it is " + values.otherwise() + ". Say "
                        + cast(values.otherwise())
                                .map(type -> "“with " + field + " as " + type + "” to reject such rows, or ")
                                .orElse("")
                        + "“drop rows with invalid " + field + "”");
    }

    /** Data, so it may hold anything. */
    private static String shown(OddValues odd) {
        var first = odd.values().getFirst().replaceAll(CONTROL, "�");
        var cut = first.codePointCount(0, first.length()) <= LONGEST
                ? first
                : first.substring(0, first.offsetByCodePoints(0, LONGEST)) + "…";
        var more = odd.values().size() - 1;
        return "“" + cut + "”" + (odd.line() > 0 ? " in line " + odd.line() : "")
                + (more == 0 ? "" : " and " + more + (more == 1 ? " other value" : " other values"));
    }

    /** The planner's word for a type that a column can be said to have. */
    private static Optional<String> cast(ColumnType type) {
        return switch (type.kind()) {
            case INT64 -> Optional.of("integer");
            case DECIMAL -> Optional.of("number");
            case FLOAT64 -> Optional.of("float");
            case DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN, UUID, JSON -> Optional.of(type.toString());
            default -> Optional.empty();
        };
    }
}
