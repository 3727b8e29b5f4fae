package io.sluice.connector.manifest.record;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes a record in place. */
interface Transformation {

    /** {@code scope} holds the settings, the slice and the record itself. */
    void apply(Map<String, @Nullable Object> record, Scope scope);

    static Transformation of(Component transformation, Scope scope) {
        return switch (transformation.type()) {
            case "AddFields" -> AddFields.of(transformation);
            case "RemoveFields" -> RemoveFields.of(transformation);
            case "KeysToLower" -> KeyChanges::lower;
            case "KeysToSnakeCase" -> KeyChanges::snake;
            case "KeysReplace" -> KeyChanges.replacing(transformation);
            case "FlattenFields" -> Flatten.of(transformation);
            case "DpathFlattenFields" -> FlattenPath.of(transformation, scope);
            default -> throw transformation.invalid("is no transformation of this version");
        };
    }
}
