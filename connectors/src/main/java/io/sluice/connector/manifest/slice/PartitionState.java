package io.sluice.connector.manifest.slice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stream's state says of one partition. */
record PartitionState(
        Map<String, @Nullable Object> partition,
        Map<String, @Nullable Object> cursor,
        @Nullable Object progress) {
    private static final ObjectWriter SORTED =
            new JsonMapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static List<PartitionState> all(Map<String, @Nullable Object> state) {
        var all = new ArrayList<PartitionState>();
        if (state.get("states") instanceof List<?> states) {
            for (var each : states) {
                var fields = map(each);
                all.add(new PartitionState(
                        map(fields.get("partition")), map(fields.get("cursor")), fields.get("progress")));
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** Equal for equal partitions, whatever the order of their fields. */
    static String key(Map<String, @Nullable Object> partition) {
        try {
            return SORTED.writeValueAsString(partition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a partition is made of JSON values", e);
        }
    }
}
