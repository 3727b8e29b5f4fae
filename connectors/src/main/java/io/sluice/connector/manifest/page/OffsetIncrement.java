package io.sluice.connector.manifest.page;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import org.jspecify.annotations.Nullable;

/** Counts records; a page that is not full is the last. */
record OffsetIncrement(@Nullable Interpolated size, boolean injectFirst, Scope scope, Component component)
        implements Strategy {

    static Strategy of(Component strategy, Scope scope) {
        var size = strategy.has("page_size") ? strategy.interpolated("page_size") : null;
        return new OffsetIncrement(size, strategy.flag("inject_on_first_request", false), scope, strategy);
    }

    @Override
    public @Nullable Object first() {
        return injectFirst ? 0L : null;
    }

    @Override
    public @Nullable Long pageSize() {
        return size == null ? null : number(size.value(scope));
    }

    @Override
    public @Nullable Object next(Page page, @Nullable Object token) {
        var full = size == null ? null : number(size.value(scope.with("response", page.body())));
        if (full != null && full > 0 && page.extracted() < full || page.extracted() == 0) {
            return null;
        }
        return switch (token) {
            case null -> page.extracted();
            case Long number -> number + page.extracted();
            default -> throw component.invalid("the offset " + token + " is no number");
        };
    }

    private Long number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw component.invalid("page_size must be a whole number, not " + value);
    }

    @Override
    public boolean isIssued() {
        return false;
    }

    @Override
    public boolean readsBody() {
        return size != null && size.reads("response");
    }
}
