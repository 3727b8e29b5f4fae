package io.sluice.author.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which model, and within what limits. {@code url} null means the provider's own; {@code key} null means that the server asks for none.
 * {@code maxTokens} bounds one reply, {@code timeout} one call.
 */
public record ModelSettings(
        Provider provider,
        @Nullable String url,
        String name,
        @Nullable String key,
        double temperature,
        int maxTokens,
        Duration timeout) {

    /** Whose protocol is spoken; {@code OPENAI} is also every server that imitates it. */
    public enum Provider {
        OPENAI("gpt-5-mini"),
        ANTHROPIC("claude-sonnet-4-5"),
        GEMINI("gemini-2.5-flash"),
        OLLAMA("qwen3");

        private final String usual;

        Provider(String usual) {
            this.usual = usual;
        }

        /** The model that is taken when none is named. */
        public String usualModel() {
            return usual;
        }
    }

    public static ModelSettings of(
            Provider provider, @Nullable String url, @Nullable String name, @Nullable String key) {
        return new ModelSettings(
                provider, url, name == null ? provider.usualModel() : name, key, 0.2, 4000, Duration.ofSeconds(60));
    }

    /** Without the key: this ends up in logs. */
    @Override
    public String toString() {
        return provider + " " + name;
    }
}
