package io.sluice.connector.manifest.page;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import org.jspecify.annotations.Nullable;

/** Counts pages; a page that is not full is the last. */
record PageIncrement(@Nullable Long pageSize, long start, boolean injectFirst, Component component)
        implements Strategy {

    static Strategy of(Component strategy, Scope scope) {
        var start = strategy.plain("start_from_page") instanceof Long page ? page : 0;
        return new PageIncrement(
                Strategy.size(strategy, scope), start, strategy.flag("inject_on_first_request", false), strategy);
    }

    @Override
    public @Nullable Object first() {
        return injectFirst ? start : null;
    }

    @Override
    public @Nullable Object next(Page page, @Nullable Object token) {
        if (pageSize != null && pageSize > 0 && page.extracted() < pageSize || page.extracted() == 0) {
            return null;
        }
        return switch (token) {
            case null -> start + 1;
            case Long number -> number + 1;
            default -> throw component.invalid("the page " + token + " is no number");
        };
    }

    @Override
    public boolean isIssued() {
        return false;
    }

    @Override
    public boolean readsBody() {
        return false;
    }
}
