package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an assignment or a loop puts its values into. */
sealed interface Target {
    List<String> names();

    void assign(Frame frame, @Nullable Object value);

    /** One name, or several that take a sequence apart. */
    record Locals(List<String> names) implements Target {
        @Override
        public void assign(Frame frame, @Nullable Object value) {
            if (names.size() == 1) {
                frame.set(names.getFirst(), value);
                return;
            }
            var values = Types.list(value);
            if (values.size() != names.size()) {
                throw PythonError.value("cannot unpack " + values.size() + " values into " + names.size());
            }
            for (var i = 0; i < names.size(); i++) {
                frame.set(names.get(i), values.get(i));
            }
        }
    }

    /** An attribute of a namespace. */
    record Member(String owner, String name) implements Target {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public void assign(Frame frame, @Nullable Object value) {
            if (!(frame.lookup(owner, null) instanceof Namespace namespace)) {
                throw new PythonError("TemplateRuntimeError", "cannot assign attribute on non-namespace object");
            }
            namespace.set(name, value);
        }
    }
}
