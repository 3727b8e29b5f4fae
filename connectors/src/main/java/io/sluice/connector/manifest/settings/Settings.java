package io.sluice.connector.manifest.settings;

import static io.sluice.connector.manifest.settings.Schema.list;
import static io.sluice.connector.manifest.settings.Schema.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of a manifest's {@code spec}: which there are, which are missing, what is wrong with those given. */
public final class Settings {

    private final Map<String, @Nullable Object> schema;

    /** {@code schema} is the JSON schema of the spec as plain values; an empty one asks for nothing. */
    public Settings(Map<String, @Nullable Object> schema) {
        this.schema = schema;
    }

    /** In the order of the spec, in the form that the configuration has chosen where there are several. */
    public List<Setting> of(Map<String, @Nullable Object> config) {
        var settings = new ArrayList<Setting>();
        collect(Schema.chosen(schema, config), List.of(), true, false, config, settings);
        return settings;
    }

    /** Needed, not given, and without a value that stands for it. */
    public List<Setting> missing(Map<String, @Nullable Object> config) {
        return of(completed(config)).stream()
                .filter(setting -> setting.needed() && value(config, setting.path()) == null)
                .filter(setting -> setting.otherwise() == null)
                .toList();
    }

    /** The configuration with the spec's own value wherever a needed one was not given. */
    public Map<String, @Nullable Object> completed(Map<String, @Nullable Object> config) {
        var completed = config;
        for (var setting : of(config)) {
            if (setting.needed() && setting.otherwise() != null && value(config, setting.path()) == null) {
                completed = with(completed, setting.path(), setting.otherwise());
            }
        }
        return completed;
    }

    /** What does not fit, field by field. */
    public List<Complaint> complaints(Map<String, @Nullable Object> config) {
        return schema.isEmpty() ? List.of() : new SchemaCheck(schema).complaints(config);
    }

    /** The setting of a dotted name. */
    public Optional<Setting> named(String name, Map<String, @Nullable Object> config) {
        return of(config).stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /** The texts of a configuration that must not be shown. */
    public List<String> secrets(Map<String, @Nullable Object> config) {
        return of(config).stream()
                .filter(Setting::secret)
                .flatMap(setting -> SecretTexts.of(value(config, setting.path())))
                .toList();
    }

    /** The configuration with one more value, in nested objects where the path leads there. */
    public static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> config, List<String> path, @Nullable Object value) {
        var changed = new LinkedHashMap<>(config);
        var first = path.getFirst();
        changed.put(
                first, path.size() == 1 ? value : with(map(config.get(first)), path.subList(1, path.size()), value));
        return changed;
    }

    private static @Nullable Object value(Map<String, @Nullable Object> config, List<String> path) {
        Object value = config;
        for (var name : path) {
            value = map(value).get(name);
        }
        return value;
    }

    private static void collect(
            Map<String, @Nullable Object> schema,
            List<String> path,
            boolean needed,
            boolean secret,
            Map<String, @Nullable Object> config,
            List<Setting> into) {
        var required = list(schema.get("required"));
        map(schema.get("properties")).entrySet().stream()
                .sorted(Comparator.comparingInt(property -> order(map(property.getValue()))))
                .forEach(property -> {
                    var here = new ArrayList<>(path);
                    here.add(property.getKey());
                    var field = map(property.getValue());
                    var must = needed && required.contains(property.getKey());
                    var hidden = secret || isSecret(field);
                    if (map(field.get("properties")).isEmpty()) {
                        into.add(setting(field, here, must, hidden));
                    } else {
                        var given = config.get(property.getKey());
                        collect(field, here, must || given != null, hidden, map(given), into);
                    }
                });
    }

    private static int order(Map<String, @Nullable Object> property) {
        return property.get("order") instanceof Number order ? order.intValue() : Integer.MAX_VALUE;
    }

    private static boolean isSecret(Map<String, @Nullable Object> field) {
        return Boolean.TRUE.equals(field.get("airbyte_secret")) || "password".equals(field.get("format"));
    }

    private static Setting setting(
            Map<String, @Nullable Object> field, List<String> path, boolean needed, boolean secret) {
        var constant = Schema.constant(field);
        return new Setting(
                path,
                field.get("title") instanceof String title ? title : null,
                field.get("description") instanceof String description ? description : null,
                type(field),
                secret,
                needed,
                constant != null ? constant : field.get("default"),
                list(field.get(field.containsKey(Schema.CONSTANTS) ? Schema.CONSTANTS : "enum")).stream()
                        .map(Object.class::cast)
                        .toList());
    }

    /** The first that is not null, as JSON schema names it. */
    private static String type(Map<String, @Nullable Object> field) {
        var types = field.get("type") instanceof List<?> several
                ? several
                : List.of(field.get("type") == null ? "string" : field.get("type"));
        return types.stream()
                .map(String::valueOf)
                .filter(type -> !type.equals("null"))
                .findFirst()
                .orElse("string");
    }
}
