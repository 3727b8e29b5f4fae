package io.sluice.connector.manifest.page;

import io.sluice.connector.manifest.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** The API gives everything at once. */
final class OnePage implements Paginator {
    @Override
    public @Nullable Object first() {
        return null;
    }

    @Override
    public @Nullable Object next(Page page, @Nullable Object token) {
        return null;
    }

    @Override
    public @Nullable String path(@Nullable Object token) {
        return null;
    }

    @Override
    public RequestOptions options(@Nullable Object token) {
        return RequestOptions.NONE;
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
