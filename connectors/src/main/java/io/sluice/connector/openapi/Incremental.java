package io.sluice.connector.openapi;

import static io.sluice.connector.openapi.Security.ordered;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incremental reading, where the records have a time of change and the operation a parameter to begin there. */
record Incremental(String parameter, String field, boolean date) {

    private static final List<String> CHANGED = List.of(
            "updated_at",
            "updatedat",
            "modified_at",
            "last_modified",
            "lastmodified",
            "updated",
            "modified",
            "updated_on",
            "modified_on",
            "date_modified",
            "update_time",
            "last_updated",
            "modified_time");
    private static final List<String> MADE =
            List.of("created_at", "createdat", "created", "created_on", "date_created", "timestamp", "date", "time");

    static Optional<Incremental> of(Operation operation, Schemas schemas, RecordPath records) {
        for (var parameter : operation.query()) {
            var name = parameter
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z]+", "_")
                    .replaceAll("_$", "");
            var since = name.matches("(.*_)?(since|after|from|gte|gt|start)|min_.*|start_(date|time)|from_date")
                    || name.matches("(since|after|from)_.*");
            var format = Nodes.text(parameter.schema().get("format"));
            if (!since || !(format.startsWith("date") || mentionsTime(name))) {
                continue;
            }
            var made = name.contains("creat");
            var field = field(schemas, records, made ? MADE : CHANGED)
                    .or(() -> made ? Optional.empty() : field(schemas, records, MADE));
            if (field.isPresent()) {
                var type = schemas.properties(records.item()).get(field.get());
                return Optional.of(new Incremental(
                        parameter.name(), field.get(), "date".equals(format) || "date".equals(type.get("format"))));
            }
        }
        return Optional.empty();
    }

    private static boolean mentionsTime(String name) {
        return name.contains("updat")
                || name.contains("modif")
                || name.contains("creat")
                || name.contains("date")
                || name.contains("time")
                || name.equals("since");
    }

    private static Optional<String> field(Schemas schemas, RecordPath records, List<String> names) {
        return schemas.properties(records.item()).entrySet().stream()
                .filter(property -> names.contains(Names.snake(property.getKey()))
                        || names.contains(property.getKey().toLowerCase(Locale.ROOT)))
                .filter(property -> schemas.type(property.getValue()).equals("string"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Map<String, @Nullable Object> component() {
        var format = date ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%SZ";
        return ordered(
                "type",
                "DatetimeBasedCursor",
                "cursor_field",
                field,
                "datetime_format",
                format,
                "cursor_datetime_formats",
                date
                        ? List.of("%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")
                        : List.of(
                                "%Y-%m-%dT%H:%M:%SZ",
                                "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%d"),
                "start_datetime",
                ordered(
                        "type",
                        "MinMaxDatetime",
                        "datetime",
                        "{{ config.get('start_date', '1970-01-01') }}",
                        "datetime_format",
                        "%Y-%m-%d"),
                "start_time_option",
                Pagination.option(parameter));
    }

    String guess() {
        return "changes are read by " + parameter + ", up to the highest " + field;
    }
}
