package io.sluice.standalone.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Raw settings, turned into checked values; the environment wins over the file. */
record Chosen(Map<Setting, String> file, Map<String, String> environment) {
    private static final int LARGEST_PORT = 65535;
    private static final Map<String, List<String>> KEYS_OF_PROVIDERS = Map.of(
            "openai", List.of("OPENAI_API_KEY"),
            "anthropic", List.of("ANTHROPIC_API_KEY"),
            "gemini", List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
            "ollama", List.of());

    Optional<String> text(Setting setting) {
        return variable(setting.variable())
                .or(() -> Optional.ofNullable(file.get(setting)).filter(text -> !text.isBlank()));
    }

    PortChoice port(Setting setting, int preferred) {
        var name = nameOf(setting);
        return text(setting)
                .map(text -> new PortChoice(name, portNumber(name, text), true))
                .orElse(new PortChoice(name, preferred, false));
    }

    Optional<String> oneOf(Setting setting, String... allowed) {
        return text(setting).map(text -> {
            if (!List.of(allowed).contains(text)) {
                throw new SettingsException(
                        nameOf(setting) + " is '" + text + "': it must be one of " + String.join(", ", allowed));
            }
            return text;
        });
    }

    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A model is used when somebody named a provider, a model or a URL; a key alone may be there for other programs. */
    Optional<ModelSettings> model() {
        var named = oneOf(Setting.MODEL_PROVIDER, "openai", "anthropic", "gemini", "ollama");
        var url = text(Setting.MODEL_URL);
        var name = text(Setting.MODEL_NAME);
        if (Stream.of(named, url, name).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var provider = named.orElse("openai");
        var key = text(Setting.MODEL_KEY).or(() -> KEYS_OF_PROVIDERS.get(provider).stream()
                .flatMap(candidate -> variable(candidate).stream())
                .findFirst());
        return Optional.of(new ModelSettings(provider, url, name, key));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private String nameOf(Setting setting) {
        return variable(setting.variable()).isPresent() ? setting.variable() : setting.key() + " in sluice.properties";
    }

    private static int portNumber(String name, String text) {
        try {
            var number = Integer.parseInt(text);
            if (number > 0 && number <= LARGEST_PORT) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw new SettingsException(name + " is '" + text + "': it must be a port number from 1 to " + LARGEST_PORT);
    }
}
