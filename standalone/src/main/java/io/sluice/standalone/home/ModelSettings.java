package io.sluice.standalone.home;

import java.time.Duration;
import java.util.Optional;

/** The model that writes pipelines. */
public record ModelSettings(
        String provider, Optional<String> url, Optional<String> name, Optional<String> key, Limits limits) {

    /** How freely it draws, how long a reply may be and take, what a request may use (0 is no limit) at the prices of a million tokens,
     * where exchanges are kept, and how many drafts of a question are compared. */
    public record Limits(
            double temperature,
            int replyTokens,
            Duration timeout,
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
