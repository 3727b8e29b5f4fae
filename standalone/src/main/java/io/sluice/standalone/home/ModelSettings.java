package io.sluice.standalone.home;

import java.util.Optional;

/** The model that writes pipelines. */
public record ModelSettings(
        String provider, Optional<String> url, Optional<String> name, Optional<String> key, Limits limits) {

    /** What a request may use, with the prices of a million tokens, where exchanges are kept, and how many
     * drafts of a question are compared; 0 is no limit. */
    public record Limits(
            long tokens,
            double money,
            double inputPrice,
            double outputPrice,
            Optional<String> recordings,
            boolean replay,
            int candidates) {}

    /** Without the key: this ends up in logs. */
    @Override
    public String toString() {
        return provider
                + name.map(model -> " " + model).orElse("")
                + url.map(base -> " at " + base).orElse("");
    }
}
