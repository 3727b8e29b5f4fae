package io.sluice.connector.manifest.auth;

import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.fault.ErrorBody;
import io.sluice.connector.manifest.fault.ErrorPolicies;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where OAuth tokens come from. */
final class TokenEndpoint {
    private final Surroundings around;
    private final TokenExchange exchange;

    TokenEndpoint(Surroundings around) {
        this.around = around;
        exchange = new TokenExchange(around, ErrorPolicies.of(null, around), "the token endpoint");
    }

    Map<String, @Nullable Object> post(String url, Map<String, @Nullable Object> headers, byte[] form) {
        var all = new LinkedHashMap<String, List<String>>();
        all.put("Accept", List.of("*/*"));
        if (form.length > 0) {
            all.put("Content-Type", List.of("application/x-www-form-urlencoded"));
        }
        headers.forEach((name, value) -> {
            all.keySet().removeIf(name::equalsIgnoreCase);
            all.put(name, List.of(Text.str(value)));
        });
        return exchange.ask(new HttpRequest("POST", address(url), all, form), this::read);
    }

    private URI address(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            // without a cause, which repeats the address: secrets may be part of it
            throw exchange.failure(
                    Fault.BAD_SETTING,
                    "its address is no URL: " + around.mask().masked(url),
                    "Correct the settings that it is made of",
                    null);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> read(HttpResponse response) {
        if (response.json() instanceof Map<?, ?> map && !map.isEmpty()) {
            return (Map<String, @Nullable Object>) map;
        }
        var said = around.mask().masked(ErrorBody.excerpt(response));
        throw exchange.failure(
                Fault.CONTRACT_BROKEN, "it answered no JSON object but: " + said, "Check token_refresh_endpoint", null);
    }
}
