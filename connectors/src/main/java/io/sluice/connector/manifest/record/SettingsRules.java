package io.sluice.connector.manifest.record;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Interpolation;
import io.sluice.connector.manifest.component.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a manifest makes of the settings before its streams see them: of old shapes new ones, and fields of its own. */
public final class SettingsRules implements UnaryOperator<Map<String, @Nullable Object>> {
    private final List<Rule> rules;

    private record Rule(Component component, Transformation change) {}

    private SettingsRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** The rules of a {@code spec} in the order in which they hold. */
    public static SettingsRules of(Component spec) {
        return new SettingsRules(
                components(spec).map(one -> new Rule(one, change(one))).toList());
    }

    /** The components that change settings. */
    public static Stream<Component> components(Component spec) {
        var rules = spec.child("config_normalization_rules");
        return rules == null
                ? Stream.of()
                : Stream.concat(
                        rules.children("config_migrations").stream()
                                .flatMap(migration -> migration.children("transformations").stream()),
                        rules.children("transformations").stream());
    }

    private static Transformation change(Component rule) {
        return switch (rule.type()) {
            case "ConfigAddFields" -> AddFields.of(rule);
            case "ConfigRemoveFields" -> removal(rule);
            case "ConfigRemapField" -> remapping(rule);
            default -> throw rule.invalid("is no change of settings of this version");
        };
    }

    /** Unlike that of records, the condition is asked once. */
    private static Transformation removal(Component rule) {
        var removal = RemoveFields.of(rule.with(Map.of("condition", "")));
        var condition = rule.text("condition", "").isEmpty() ? null : rule.interpolated("condition");
        return (settings, scope) -> {
            if (condition == null || condition.holds(scope)) {
                removal.apply(settings, scope);
            }
        };
    }

    private static Transformation remapping(Component rule) {
        var path = rule.interpolatedItems("field_path");
        var map = rule.interpolation("map");
        return (settings, scope) -> {
            var steps = path.stream().map(step -> step.text(scope)).toList();
            Object owner = settings;
            for (var step : steps.subList(0, steps.size() - 1)) {
                owner = owner instanceof Map<?, ?> inner ? inner.get(step) : null;
            }
            remap(owner, steps.getLast(), map, scope);
        };
    }

    @SuppressWarnings("unchecked")
    private static void remap(@Nullable Object owner, String field, Interpolation map, Scope scope) {
        if (owner instanceof Map<?, ?> fields
                && fields.get(field) != null
                && map.value(scope) instanceof Map<?, ?> meanings
                && meanings.containsKey(fields.get(field))) {
            ((Map<String, @Nullable Object>) fields).put(field, meanings.get(fields.get(field)));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> apply(Map<String, @Nullable Object> given) {
        var settings = (Map<String, @Nullable Object>) RecordSelector.copy(given);
        var scope = Scope.of(new Config(settings, changed -> {}));
        rules.forEach(rule -> apply(rule, settings, scope));
        return settings;
    }

    /** Never with the words of the failure: they may quote a secret. */
    private static void apply(Rule rule, Map<String, @Nullable Object> settings, Scope scope) {
        try {
            rule.change().apply(settings, scope);
        } catch (PythonError
                | IllegalArgumentException
                | ClassCastException
                | UnsupportedOperationException
                | IndexOutOfBoundsException e) {
            throw rule.component().invalid("this rule cannot be applied to the settings that were given");
        }
    }
}
