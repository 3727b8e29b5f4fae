package io.sluice.connector.manifest.request;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolation;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a requester itself puts into its requests. */
final class RequestParts {
    private final Interpolation params;
    private final Interpolation headers;
    private final Interpolation data;
    private final Interpolation json;

    private RequestParts(Interpolation params, Interpolation headers, Interpolation data, Interpolation json) {
        this.params = params;
        this.headers = headers;
        this.data = data;
        this.json = json;
    }

    static RequestParts of(Component requester) {
        var body = requester.child("request_body");
        var type = body == null ? "" : body.type();
        var data = type.equals("RequestBodyPlainText") || type.equals("RequestBodyUrlEncodedForm");
        var json = type.equals("RequestBodyJsonObject") || type.equals("RequestBodyGraphQL");
        if (body != null && !data && !json) {
            throw body.invalid("is no known kind of body");
        }
        return new RequestParts(
                requester.interpolation("request_parameters"),
                requester.interpolation("request_headers"),
                body != null && data ? body.interpolation("value") : requester.interpolation("request_body_data"),
                body != null && json ? body.interpolation("value") : requester.interpolation("request_body_json"));
    }

    RequestOptions options(Scope scope) {
        return new RequestOptions(
                map(params.option(scope)), map(headers.value(scope)), map(data.option(scope)), map(json.value(scope)));
    }

    /** The body, where it is given as one text. */
    @Nullable
    String text(Scope scope) {
        return data instanceof Interpolation.Leaf leaf && leaf.option(scope) instanceof String text && !text.isEmpty()
                ? text
                : null;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            return Map.of();
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        given.forEach((name, each) -> map.put(Text.str(name), each));
        return map;
    }
}
