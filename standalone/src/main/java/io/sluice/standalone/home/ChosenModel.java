package io.sluice.standalone.home;

import io.sluice.author.model.ModelSettings.Provider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the model: as the settings say, else by the key of a provider in the environment if there is only one. */
final class ChosenModel {
    private static final String NONE = "none";

    private final Chosen chosen;

    private ChosenModel(Chosen chosen) {
        this.chosen = chosen;
    }

    /** A provider whose key is in the environment, and the variable that holds it. */
    private record Found(Provider provider, String variable) {}

    static ModelChoice of(Chosen chosen) {
        return new ChosenModel(chosen).choice();
    }

    private ModelChoice choice() {
        var provider = chosen.oneOf(Setting.MODEL_PROVIDER, "openai", "anthropic", "gemini", "ollama", NONE);
        if (provider.filter(NONE::equals).isPresent()) {
            return ModelChoice.planner();
        }
        var isNamed = Stream.of(Setting.MODEL_PROVIDER, Setting.MODEL_URL, Setting.MODEL_NAME)
                .anyMatch(setting -> chosen.text(setting).isPresent());
        return isNamed ? new ModelChoice(Optional.of(named(provider.orElse("openai"))), Optional.empty()) : byKey();
    }

    private ModelSettings named(String name) {
        var provider = Provider.valueOf(name.toUpperCase(Locale.ROOT));
        var key = chosen.text(Setting.MODEL_KEY).or(() -> keyVariables(provider).stream()
                .flatMap(variable -> chosen.variable(variable).stream())
                .findFirst());
        return new ModelSettings(name, chosen.text(Setting.MODEL_URL), chosen.text(Setting.MODEL_NAME), key, limits());
    }

    private ModelChoice byKey() {
        if (chosen.text(Setting.MODEL_KEY).isPresent()) {
            return ModelChoice.planner(chosen.nameOf(Setting.MODEL_KEY) + " does not say whose key it is, so "
                    + "the built-in planner writes pipelines; " + choose());
        }
        var found = Arrays.stream(Provider.values())
                .flatMap(provider -> keyVariables(provider).stream()
                        .filter(variable -> chosen.variable(variable).isPresent())
                        .limit(1)
                        .map(variable -> new Found(provider, variable)))
                .toList();
        return switch (found.size()) {
            case 0 -> ModelChoice.planner();
            case 1 -> only(found.getFirst());
            default ->
                ModelChoice.planner(found.stream().map(Found::variable).collect(Collectors.joining(" and "))
                        + " are set, so the built-in planner writes pipelines until you choose; " + choose());
        };
    }

    private static String choose() {
        return "set " + Setting.MODEL_PROVIDER.variable() + " to openai, anthropic, gemini, ollama or " + NONE;
    }

    private ModelChoice only(Found found) {
        var model = named(found.provider().name().toLowerCase(Locale.ROOT));
        return new ModelChoice(
                Optional.of(model),
                Optional.of(found.provider().usualModel() + " (" + model.provider() + ") writes pipelines, since "
                        + found.variable() + " is set; it is shown sentences, and names and types of tables. "
                        + Setting.MODEL_PROVIDER.variable() + "=" + NONE + " keeps it away"));
    }

    private static List<String> keyVariables(Provider provider) {
        return switch (provider) {
            case OPENAI -> List.of("OPENAI_API_KEY");
            case ANTHROPIC -> List.of("ANTHROPIC_API_KEY");
            case GEMINI -> List.of("GEMINI_API_KEY", "GOOGLE_API_KEY");
            case OLLAMA -> List.of();
        };
    }

    private ModelSettings.Limits limits() {
        var prices = chosen.text(Setting.MODEL_PRICES).orElse("0,0").split(",", 2);
        var money = chosen.amount(Setting.MODEL_BUDGET_MONEY, "0");
        var input = chosen.amountOf(Setting.MODEL_PRICES, prices[0]);
        var output = prices.length == 2 ? chosen.amountOf(Setting.MODEL_PRICES, prices[1]) : input;
        if (money > 0 && input == 0 && output == 0) {
            throw new SettingsException(
                    chosen.nameOf(Setting.MODEL_BUDGET_MONEY) + " needs " + Setting.MODEL_PRICES.variable());
        }
        return new ModelSettings.Limits(
                chosen.amount(Setting.MODEL_TEMPERATURE, "0.2"),
                chosen.count(Setting.MODEL_MAX_TOKENS, "4000"),
                Duration.ofSeconds(chosen.count(Setting.MODEL_TIMEOUT, "60")),
                (long) chosen.amount(Setting.MODEL_BUDGET_TOKENS, "0"),
                money,
                input,
                output,
                chosen.text(Setting.MODEL_RECORDINGS),
                chosen.text(Setting.MODEL_REPLAY)
                        .filter("true"::equalsIgnoreCase)
                        .isPresent(),
                candidates());
    }

    private int candidates() {
        var text = chosen.text(Setting.MODEL_CANDIDATES).orElse("1");
        if (!text.matches("[13-8]")) {
            throw new SettingsException(
                    chosen.nameOf(Setting.MODEL_CANDIDATES) + " is '" + text + "': it must be 1, or 3 to 8");
        }
        return Integer.parseInt(text);
    }
}
