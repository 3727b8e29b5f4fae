package io.sluice.author.model;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which model, and within what limits. {@code url} null means the provider's own; {@code key} null means that the server asks for none.
 * {@code maxTokens} bounds one reply, {@code timeout} one call, {@code budget} all calls of one request. Of a
 * question {@code candidates} drafts are run and the answer is taken that most of them give.
 */
public record ModelSettings(
        Provider provider,
        @Nullable String url,
        String name,
        @Nullable String key,
        double temperature,
        int maxTokens,
        Duration timeout,
        Budget budget,
        @Nullable Recording recording,
        int candidates) {

    public static final int MOST_CANDIDATES = 8;

    public ModelSettings {
        if (candidates != 1 && (candidates < 3 || candidates > MOST_CANDIDATES)) {
            throw new IllegalArgumentException("candidates are 1, or 3 to 8 so that a majority can be found");
        }
    }

    /** Whose protocol is spoken; {@code OPENAI} is also every server that imitates it. */
    public enum Provider {
        OPENAI("gpt-5-mini"),
        ANTHROPIC("claude-sonnet-4-6"),
        GEMINI("gemini-3.6-flash"),
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

    /** What one request may use; 0 is no limit. Money is in the currency of the prices, which are for a million tokens. */
    public record Budget(long tokens, double money, double inputPrice, double outputPrice) {
        public static final Budget NONE = new Budget(0, 0, 0, 0);

        public Budget {
            if (money > 0 && inputPrice <= 0 && outputPrice <= 0) {
                throw new IllegalArgumentException("a budget in money needs the model's prices");
            }
        }
    }

    /** Where exchanges are kept; with {@code replay} nothing else is ever asked, so that no key and no network is needed. */
    public record Recording(Path file, boolean replay) {}

    /** Without a budget, not recorded. */
    public ModelSettings(
            Provider provider,
            @Nullable String url,
            String name,
            @Nullable String key,
            double temperature,
            int maxTokens,
            Duration timeout) {
        this(provider, url, name, key, temperature, maxTokens, timeout, Budget.NONE, null, 1);
    }

    public static ModelSettings of(
            Provider provider, @Nullable String url, @Nullable String name, @Nullable String key) {
        return new ModelSettings(
                provider, url, name == null ? provider.usualModel() : name, key, 0.2, 4000, Duration.ofSeconds(60));
    }

    public ModelSettings within(Budget other) {
        return new ModelSettings(
                provider, url, name, key, temperature, maxTokens, timeout, other, recording, candidates);
    }

    public ModelSettings recorded(Recording other) {
        return new ModelSettings(provider, url, name, key, temperature, maxTokens, timeout, budget, other, candidates);
    }

    public ModelSettings drawing(int many) {
        return new ModelSettings(provider, url, name, key, temperature, maxTokens, timeout, budget, recording, many);
    }

    /** A server on this machine may be any stand-in: what it says tells nothing of how good a model is. */
    boolean isSynthetic() {
        if (url == null) {
            return provider == Provider.OLLAMA;
        }
        var host = URI.create(url).getHost();
        return host == null || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** Without the key: this ends up in logs. */
    @Override
    public String toString() {
        return provider + " " + name;
    }
}
