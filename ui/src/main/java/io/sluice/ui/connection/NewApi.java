package io.sluice.ui.connection;

import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.StoredApi;
import io.sluice.ui.problem.ApiProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An API connection as callers ask for it: the manifest's text, what its {@code spec} wants, and perhaps another address. */
record NewApi(
        String manifest,
        @Nullable String manifestName,
        @Nullable JsonNode config,
        @Nullable String baseUrl) {

    private static final int LARGEST = 8 << 20;

    StoredConnection named(String name) {
        checkText(manifest);
        if (config != null && !config.isObject()) {
            throw ApiProblem.badRequest(
                    "bad_config", "config must be a JSON object", "Send what the manifest's spec asks for.");
        }
        var shown = manifestName == null || manifestName.isBlank() ? name + ".yaml" : manifestName.strip();
        return StoredConnection.untestedApi(
                name, shown, config == null ? "{}" : config.toString(), new StoredApi(manifest, checkedBaseUrl()));
    }

    static void checkText(String manifest) {
        if (manifest.isBlank() || manifest.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw ApiProblem.badRequest(
                    "bad_manifest", "manifest must hold the text of one, up to 8 MB", "Send the YAML itself.");
        }
    }

    private @Nullable String checkedBaseUrl() {
        if (baseUrl == null || baseUrl.isBlank()) {
            return null;
        }
        try {
            var uri = new URI(baseUrl.strip());
            var http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return baseUrl.strip();
            }
        } catch (URISyntaxException e) {
            // said below, without the text, which may hold a password
        }
        throw ApiProblem.badRequest(
                "bad_base_url",
                "base_url is no address of an API",
                "Write http:// or https://, a host and perhaps a path, without user, password and query.");
    }
}
