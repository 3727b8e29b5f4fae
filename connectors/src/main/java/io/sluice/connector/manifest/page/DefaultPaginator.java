package io.sluice.connector.manifest.page;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.request.RequestOption;
import org.jspecify.annotations.Nullable;

/** Pages whose token, and perhaps size, is put into the request. */
record DefaultPaginator(
        Strategy strategy,
        @Nullable RequestOption size,
        @Nullable RequestOption place,
        boolean tokenIsPath,
        Scope scope)
        implements Paginator {

    static Paginator of(Component paginator, Scope scope) {
        var strategy = Strategy.of(paginator.needed("pagination_strategy"), scope);
        var sizeOption = paginator.child("page_size_option");
        var tokenOption = paginator.child("page_token_option");
        if (sizeOption != null && strategy.pageSize() == null) {
            throw paginator.invalid("has a page_size_option, and its strategy no page_size");
        }
        var isPath = tokenOption != null && tokenOption.type().equals("RequestPath");
        return new DefaultPaginator(
                strategy,
                sizeOption == null ? null : RequestOption.of(sizeOption),
                tokenOption == null || isPath ? null : RequestOption.of(tokenOption),
                isPath,
                scope);
    }

    @Override
    public @Nullable Object first() {
        return strategy.first();
    }

    @Override
    public @Nullable Object next(Page page, @Nullable Object token) {
        var next = strategy.next(page, token);
        return Types.truth(next) ? next : null;
    }

    @Override
    public @Nullable String path(@Nullable Object token) {
        return tokenIsPath && token != null ? Text.str(token) : null;
    }

    @Override
    public RequestOptions options(@Nullable Object token) {
        var options = RequestOptions.NONE;
        if (place != null && token != null) {
            options = place.put(options, token, scope);
        }
        var full = size == null ? null : strategy.pageSize();
        return size != null && full != null && full > 0 ? size.put(options, full, scope) : options;
    }

    @Override
    public boolean isIssued() {
        return strategy.isIssued();
    }

    @Override
    public boolean readsBody() {
        return strategy.readsBody();
    }
}
