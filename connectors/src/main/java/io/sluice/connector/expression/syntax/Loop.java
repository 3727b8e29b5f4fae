package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Attributed;
import io.sluice.connector.expression.python.Callable;
import io.sluice.connector.expression.python.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop} inside a for. */
record Loop(List<@Nullable Object> items, int position) implements Attributed {
    @Override
    public @Nullable Object attribute(String name) {
        var size = items.size();
        return switch (name) {
            case "index" -> position + 1L;
            case "index0" -> (long) position;
            case "revindex" -> (long) size - position;
            case "revindex0" -> size - position - 1L;
            case "first" -> position == 0;
            case "last" -> position == size - 1;
            case "length" -> (long) size;
            case "previtem" -> position == 0 ? new Undefined(this, name) : items.get(position - 1);
            case "nextitem" -> position == size - 1 ? new Undefined(this, name) : items.get(position + 1);
            case "cycle" ->
                (Callable) arguments -> arguments
                        .positional()
                        .get(position % arguments.positional().size());
            default -> new Undefined(this, name);
        };
    }
}
