package io.sluice.connector.manifest.page;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** Leads from page to page; stateless, a page is known by its token. */
public interface Paginator {

    /** The token of the first page, or null. */
    @Nullable
    Object first();

    /** The token of the page after this one, or null after the last. */
    @Nullable
    Object next(Page page, @Nullable Object token);

    /** Where the token is a path or URL of its own. */
    @Nullable
    String path(@Nullable Object token);

    RequestOptions options(@Nullable Object token);

    /** Whether the API itself gives the tokens, so that a token names the same records for ever. */
    boolean isIssued();

    /** Whether {@link #next} looks into the body of the answer. */
    boolean readsBody();

    static Paginator of(@Nullable Component paginator, Surroundings around) {
        if (paginator == null || paginator.type().equals("NoPagination")) {
            return new OnePage();
        }
        if (!paginator.type().equals("DefaultPaginator")) {
            throw paginator.invalid("is no paginator of this version");
        }
        return DefaultPaginator.of(paginator, around.scope());
    }
}
