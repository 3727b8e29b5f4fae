package io.sluice.connector.manifest;

import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.connector.manifest.reach.SecretMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of every request that is sent, as a line of JSON without secrets. */
public final class LoggedHttp implements Http {
    private final Http http;
    private final SecretMask mask;
    private final Consumer<String> log;

    public LoggedHttp(Http http, SecretMask mask, Consumer<String> log) {
        this.http = http;
        this.mask = mask;
        this.log = log;
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException {
        try {
            var response = http.send(request);
            tell(request, (long) response.status());
            return response;
        } catch (IOException e) {
            tell(request, null);
            throw e;
        }
    }

    private void tell(HttpRequest request, @Nullable Long status) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        var headers = new LinkedHashMap<String, @Nullable Object>();
        request.headers().forEach((name, values) -> headers.put(name, mask.masked(String.join(", ", values))));
        line.put("method", request.method());
        line.put("url", mask.masked(request.url().toString()));
        line.put("headers", headers);
        line.put(
                "body",
                request.body() == null ? null : mask.masked(new String(request.body(), StandardCharsets.UTF_8)));
        line.put("status", status);
        log.accept(JsonValues.write(line));
    }
}
