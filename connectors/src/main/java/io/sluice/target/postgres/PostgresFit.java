package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.raw;

import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.target.StageTable.StageColumn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;

/** Which staged values a narrower column of the destination would round, cut or refuse: their rows are rejects. */
record PostgresFit(Condition when, String reason) {

    private static final Pattern LENGTH = Pattern.compile("character(?: varying)?\\((\\d+)\\)");
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(-?\\d+)\\)");

    static Optional<PostgresFit> misfits(StageColumn column, String nativeType) {
        if (nativeType.equals(PostgresTypes.named(column.type()))) {
            return Optional.empty();
        }
        return (switch (column.type().kind()) {
                    case TEXT -> tooLong(column, nativeType);
                    case INT64, DECIMAL, FLOAT64 -> notANumberOf(column, nativeType);
                    default -> Optional.<Condition>empty();
                })
                .map(when -> new PostgresFit(when, column.name() + " does not fit into " + nativeType));
    }

    /** Whether a staged value of this kind that is no misfit is sure to fit into the type. */
    static boolean tells(Kind kind, String nativeType) {
        return switch (kind) {
            case TEXT -> LENGTH.matcher(nativeType).matches() || nativeType.equals("character varying");
            case INT64, DECIMAL ->
                NUMERIC.matcher(nativeType).matches()
                        || List.of("smallint", "integer", "bigint", "numeric").contains(nativeType);
            default -> false;
        };
    }

    private static Optional<Condition> tooLong(StageColumn column, String nativeType) {
        var length = LENGTH.matcher(nativeType);
        return length.matches()
                ? Optional.of(condition("char_length({0}) > {1}", column.quoted(), raw(length.group(1))))
                : Optional.empty();
    }

    private static Optional<Condition> notANumberOf(StageColumn column, String nativeType) {
        var numeric = NUMERIC.matcher(nativeType);
        if (numeric.matches()) {
            var whole = Integer.parseInt(numeric.group(1)) - Integer.parseInt(numeric.group(2));
            return Optional.of(condition(
                    "{0}::numeric <> round({0}::numeric, {1}) or abs({0}::numeric) >= 1e{2}::numeric",
                    column.quoted(), raw(numeric.group(2)), raw(String.valueOf(whole))));
        }
        return switch (nativeType) {
            case "smallint" -> Optional.of(outside(column, "-32768", "32767"));
            case "integer" -> Optional.of(outside(column, "-2147483648", "2147483647"));
            case "bigint" -> Optional.of(outside(column, "-9223372036854775808", "9223372036854775807"));
            default -> Optional.empty();
        };
    }

    private static Condition outside(StageColumn column, String least, String most) {
        return condition(
                "{0}::numeric <> trunc({0}::numeric) or {0}::numeric not between {1} and {2}",
                column.quoted(), raw(least), raw(most));
    }
}
