package io.sluice.connector.manifest.record;

import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.decode.FieldPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds fields one after the other; each sees those before it. */
record AddFields(List<Field> fields, @Nullable Interpolated condition) implements Transformation {

    static AddFields of(Component component) {
        var fields = component.children("fields").stream().map(Field::of).toList();
        var conditional = component.has("condition") && !"".equals(component.plain("condition"));
        return new AddFields(fields, conditional ? component.interpolated("condition") : null);
    }

    @Override
    public void apply(Map<String, @Nullable Object> record, Scope scope) {
        for (var field : fields) {
            var value = field.value(scope);
            if (condition == null || condition.holds(scope.with("value", value).with("path", field.path()))) {
                field.put(record, value);
            }
        }
    }

    /** {@code kind} is the type a value must have to be used as it is; else its text is. */
    record Field(List<?> path, @Nullable String name, Interpolated value, String kind, Component component) {

        static Field of(Component field) {
            var path = field.list("path");
            if (path.isEmpty()) {
                throw field.invalid("needs a path");
            }
            var name = path.size() == 1 && path.getFirst() instanceof String only ? only : null;
            return new Field(path, name, field.interpolated("value"), field.text("value_type", ""), field);
        }

        @Nullable
        Object value(Scope scope) {
            var read = value.value(scope);
            return kind.isEmpty() || hasKind(read) ? read : value.rendered(scope);
        }

        private boolean hasKind(@Nullable Object read) {
            return switch (kind) {
                case "string" -> read instanceof String;
                case "number" -> Types.isFloat(read);
                case "integer" -> Types.isInteger(read);
                case "boolean" -> read instanceof Boolean;
                default -> throw component.invalid("value_type must be string, number, integer or boolean");
            };
        }

        void put(Map<String, @Nullable Object> record, @Nullable Object read) {
            if (name != null) {
                record.put(name, read);
            } else {
                FieldPath.put(record, path, read);
            }
        }
    }
}
