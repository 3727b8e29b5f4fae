package io.sluice.connector.manifest.page;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import org.jspecify.annotations.Nullable;

/** How the token of the next page is found. */
interface Strategy {

    @Nullable
    Object first();

    @Nullable
    Object next(Page page, @Nullable Object token);

    /** How many records a page is asked to have, or null. */
    @Nullable
    Long pageSize();

    boolean isIssued();

    boolean readsBody();

    static Strategy of(Component strategy, Scope scope) {
        return switch (strategy.type()) {
            case "PageIncrement" -> PageIncrement.of(strategy, scope);
            case "OffsetIncrement" -> OffsetIncrement.of(strategy, scope);
            case "CursorPagination" -> CursorPagination.of(strategy, scope);
            default -> throw strategy.invalid("is no pagination strategy of this version");
        };
    }

    /** A number, or a text or expression that comes to one. */
    static @Nullable Long size(Component strategy, Scope scope) {
        if (!strategy.has("page_size")) {
            return null;
        }
        Interpolated size = strategy.interpolated("page_size");
        var value = size.value(scope);
        if (value instanceof Long number) {
            return number;
        }
        throw strategy.invalid("page_size must be a whole number, not " + value);
    }
}
