package io.sluice.connector.expression;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration, a record and a clock that stands still. */
final class Given {
    static final Expressions EXPRESSIONS =
            new Expressions(Clock.fixed(Instant.parse("2024-06-15T12:34:56Z"), ZoneOffset.UTC));

    private Given() {}

    static Map<String, @Nullable Object> context() {
        var config = new LinkedHashMap<String, @Nullable Object>();
        config.put("start", "2024-03-05T06:07:08Z");
        config.put("empty", "");
        config.put("none", null);
        config.put("yes", true);
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put("id", 7L);
        record.put("price", new BigDecimal("12.50"));
        record.put("ratio", 1.5);
        record.put("name", "Ada it's");
        record.put("number", "007");
        record.put("tags", new ArrayList<>(List.of("x", "y", "z")));
        record.put("items", 3L);
        record.put("lines", List.of(Map.of("sku", "a", "n", 2L), Map.of("sku", "b", "n", 1L)));
        return new LinkedHashMap<>(Map.of("config", config, "record", record));
    }

    static String text(String template) {
        return EXPRESSIONS.compile(template).text(context());
    }

    static @Nullable Object value(String template) {
        return EXPRESSIONS.compile(template).value(context());
    }
}
