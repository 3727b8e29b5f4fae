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
        return Optional.of(new ModelSettings(provider, url, name, key, limits()));
    }

    private ModelSettings.Limits limits() {
        var prices = text(Setting.MODEL_PRICES).orElse("0,0").split(",", 2);
        var money = amount(
                Setting.MODEL_BUDGET_MONEY, text(Setting.MODEL_BUDGET_MONEY).orElse("0"));
        var input = amount(Setting.MODEL_PRICES, prices[0]);
        var output = prices.length == 2 ? amount(Setting.MODEL_PRICES, prices[1]) : input;
        if (money > 0 && input == 0 && output == 0) {
            throw new SettingsException(
                    nameOf(Setting.MODEL_BUDGET_MONEY) + " needs " + Setting.MODEL_PRICES.variable());
        }
        return new ModelSettings.Limits(
                (long) amount(
                        Setting.MODEL_BUDGET_TOKENS,
                        text(Setting.MODEL_BUDGET_TOKENS).orElse("0")),
                money,
                input,
                output,
                text(Setting.MODEL_RECORDINGS),
                text(Setting.MODEL_REPLAY).filter("true"::equalsIgnoreCase).isPresent(),
                candidates());
    }

    private int candidates() {
        var text = text(Setting.MODEL_CANDIDATES).orElse("1");
        if (!text.matches("[13-8]")) {
            throw new SettingsException(
                    nameOf(Setting.MODEL_CANDIDATES) + " is '" + text + "': it must be 1, or 3 to 8");
        }
        return Integer.parseInt(text);
    }

    private double amount(Setting setting, String text) {
        try {
            var amount = Double.parseDouble(text.strip());
            if (amount >= 0 && Double.isFinite(amount)) {
                return amount;
            }
        } catch (NumberFormatException notOne) {
            // the same message as for one below zero
        }
        throw new SettingsException(nameOf(setting) + " is not a number of 0 or more: " + text);
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
