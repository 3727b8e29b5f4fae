package io.sluice.target.mysql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.mysql.MySqlTable.Texts;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.QueryPart;

/** Which staged values {@code s} a narrower column of the destination would round, cut or refuse: their rows are rejects. */
record MySqlFit(Condition when, String reason) {

    private static final Pattern SIZED = Pattern.compile("([a-z]+)(?:\\((\\d+)(?:,(\\d+))?\\))?.*");
    private static final Map<String, Long> TEXT_BYTES =
            Map.of("tinytext", 255L, "text", 65_535L, "mediumtext", 16_777_215L, "longtext", 4_294_967_295L);
    private static final Map<String, Integer> INTEGER_BITS =
            Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

    static Optional<MySqlFit> misfits(StageColumn column, MySqlTable table) {
        var nativeType = table.nativeType(column.name());
        var type = SIZED.matcher(nativeType);
        if (!type.matches()) {
            return Optional.empty();
        }
        var value = sql("s.{0}", column.quoted());
        var size = type.group(2) == null ? 0 : Integer.parseInt(type.group(2));
        return (switch (column.type().kind()) {
                    case TEXT, JSON, UUID, INTERVAL ->
                        table.texts(column.name()).flatMap(texts -> text(value, type.group(1), size, texts));
                    case INT64, DECIMAL, FLOAT64 ->
                        number(value, type.group(1), size, type.group(3), nativeType.contains("unsigned"));
                    case TIME, TIMESTAMP, TIMESTAMPTZ -> time(value, type.group(1), size);
                    default -> Optional.<Condition>empty();
                })
                .map(when -> new MySqlFit(when, column.name() + " does not fit into " + nativeType));
    }

    private static Optional<Condition> text(QueryPart value, String type, int size, Texts texts) {
        var tooLong = type.endsWith("char")
                ? condition("char_length({0}) > {1}", value, raw(String.valueOf(size)))
                : condition(
                        "octet_length(convert({0} using {1})) > {2}",
                        value,
                        raw(texts.charset()),
                        raw(String.valueOf(TEXT_BYTES.getOrDefault(type, Long.MAX_VALUE))));
        if (type.equals("enum") || type.equals("set")) {
            return Optional.empty();
        }
        return Optional.of(
                texts.charset().equals("utf8mb4")
                        ? tooLong
                        : tooLong.or(condition(
                                "cast(convert(convert({0} using {1}) using utf8mb4) as binary) <> cast({0} as binary)",
                                value, raw(texts.charset()))));
    }

    private static Optional<Condition> number(QueryPart value, String type, int size, String scale, boolean unsigned) {
        if (type.equals("decimal")) {
            var digits = scale == null ? 0 : Integer.parseInt(scale);
            var outside = condition(
                    "{0} <> round({0}, {1}) or abs({0}) >= 1e{2}",
                    value, raw(String.valueOf(digits)), raw(String.valueOf(size - digits)));
            return Optional.of(unsigned ? outside.or(condition("{0} < 0", value)) : outside);
        }
        var bits = INTEGER_BITS.get(type);
        return bits == null ? Optional.empty() : Optional.of(outside(value, bits, unsigned));
    }

    private static Condition outside(QueryPart value, int bits, boolean unsigned) {
        var range = BigInteger.TWO.pow(unsigned ? bits : bits - 1);
        return condition(
                "{0} <> round({0}, 0) or {0} < {1} or {0} > {2}",
                value,
                raw(unsigned ? "0" : range.negate().toString()),
                raw(range.subtract(BigInteger.ONE).toString()));
    }

    /** Fractions of a second beyond the column's would be rounded; a timestamp column ends in 2038. */
    private static Optional<Condition> time(QueryPart value, String type, int size) {
        if (!type.equals("timestamp") && !type.equals("datetime") && !type.equals("time")) {
            return Optional.empty();
        }
        var finer =
                condition("mod(microsecond({0}), {1}) <> 0", value, raw(String.valueOf((long) Math.pow(10, 6 - size))));
        return Optional.of(
                type.equals("timestamp")
                        ? finer.or(condition("{0} < '1970-01-01 00:00:01' or {0} >= '2038-01-19 03:14:08'", value))
                        : finer);
    }
}
