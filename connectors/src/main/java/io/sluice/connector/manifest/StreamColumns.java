package io.sluice.connector.manifest;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top-level fields of a stream's JSON schema as typed columns; what the schema leaves open is JSON. */
public final class StreamColumns {

    private StreamColumns() {}

    public static List<Column> of(ManifestStream stream) {
        var keys = stream.primaryKey().stream()
                .filter(path -> path.size() == 1)
                .map(List::getFirst)
                .toList();
        return stream.schema().get("properties") instanceof Map<?, ?> properties
                ? properties.entrySet().stream()
                        .filter(property -> !String.valueOf(property.getKey()).isBlank())
                        .map(property -> {
                            var name = String.valueOf(property.getKey());
                            return new Column(name, type(property.getValue()), !keys.contains(name));
                        })
                        .toList()
                : List.of();
    }

    private static ColumnType type(@Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> field)) {
            return ColumnType.JSON;
        }
        return switch (kind(field)) {
            case "integer" -> ColumnType.INT64;
            case "number" -> ColumnType.DECIMAL;
            case "boolean" -> ColumnType.BOOLEAN;
            case "string" -> text(field);
            default -> ColumnType.JSON;
        };
    }

    private static ColumnType text(Map<?, ?> field) {
        var zoneless = String.valueOf(field.get("airbyte_type")).contains("without_timezone");
        return switch (String.valueOf(field.get("format"))) {
            case "date" -> ColumnType.DATE;
            case "date-time" -> zoneless ? ColumnType.TIMESTAMP : ColumnType.TIMESTAMPTZ;
            case "time" -> ColumnType.TIME;
            default -> ColumnType.TEXT;
        };
    }

    /** The one type beside null; with several, an integer is a number and anything else may be anything. */
    private static String kind(Map<?, ?> field) {
        var types = field.get("type") instanceof List<?> several
                ? several.stream()
                        .map(String::valueOf)
                        .filter(type -> !type.equals("null"))
                        .toList()
                : List.of(String.valueOf(field.get("type")));
        if (types.size() == 2 && types.contains("integer") && types.contains("number")) {
            return "number";
        }
        return types.size() == 1 ? types.getFirst() : "any";
    }
}
