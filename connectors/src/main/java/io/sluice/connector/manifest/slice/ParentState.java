package io.sluice.connector.manifest.slice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds in a stream's state how far its parent was read, in all the shapes that states have had. */
final class ParentState {
    private static final String FULL_REFRESH = "__ab_no_cursor_state_message";

    private ParentState() {}

    /** Null where the state does not say, so that the parent is read from its start. */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, @Nullable Object> in(
            Map<String, @Nullable Object> childState, String parent, @Nullable String cursorField) {
        var state = new LinkedHashMap<>(childState);
        state.remove(FULL_REFRESH);
        if (state.get("parent_state") instanceof Map<?, ?> parents && parents.get(parent) instanceof Map<?, ?> found) {
            return (Map<String, @Nullable Object>) found;
        }
        if (state.get("state") instanceof Map<?, ?> global) {
            return (Map<String, @Nullable Object>) global;
        }
        // the oldest shape: the child's only cursor value, which then counts for the parent too
        var only = state.size() == 1 ? state.values().iterator().next() : null;
        return cursorField != null && (only instanceof String || only instanceof Number)
                ? Map.of(cursorField, only)
                : null;
    }
}
