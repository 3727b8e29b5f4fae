package io.sluice.connector.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records gathered until they are worth handing over. */
final class Batch {
    private static final int MOST_RECORDS = 500;
    private static final int MOST_WEIGHT = 4 << 20;

    private List<Map<String, @Nullable Object>> records = new ArrayList<>();
    private long weight;

    /** True when the batch is full. */
    boolean add(Map<String, @Nullable Object> record) {
        records.add(record);
        weight += weight(record);
        return records.size() >= MOST_RECORDS || weight >= MOST_WEIGHT;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    List<Map<String, @Nullable Object>> taken() {
        var taken = records;
        records = new ArrayList<>();
        weight = 0;
        return taken;
    }

    /** Roughly the characters a value holds. */
    private static long weight(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case Map<?, ?> map -> {
                var sum = 8L;
                for (var entry : map.entrySet()) {
                    sum += 16 + weight(entry.getValue());
                }
                yield sum;
            }
            case Collection<?> items -> {
                var sum = 8L;
                for (var item : items) {
                    sum += 8 + weight(item);
                }
                yield sum;
            }
            case null, default -> 8;
        };
    }
}
