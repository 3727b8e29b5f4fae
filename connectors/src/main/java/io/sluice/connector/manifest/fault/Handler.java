package io.sluice.connector.manifest.fault;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.HttpResponse;
import java.util.List;

/** The filters of one error handler, in order; without a match the default holds. */
record Handler(List<ResponseFilter> filters) {

    static Handler of(Component handler) {
        return new Handler(handler.children("response_filters").stream()
                .map(ResponseFilter::new)
                .toList());
    }

    Resolution resolve(HttpResponse response, Scope scope) {
        for (var filter : filters) {
            var resolution = filter.resolve(response, scope);
            if (resolution.isPresent()) {
                return resolution.get();
            }
        }
        return Resolution.of(response);
    }
}
