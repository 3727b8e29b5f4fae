package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Attributed;
import io.sluice.connector.expression.python.Undefined;
import org.jspecify.annotations.Nullable;

/** The name {@code self}: a template's blocks, of which manifests have none. */
final class TemplateSelf implements Attributed {
    @Override
    public @Nullable Object attribute(String name) {
        return new Undefined(this, name);
    }
}
