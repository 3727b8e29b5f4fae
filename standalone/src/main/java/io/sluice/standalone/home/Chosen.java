package io.sluice.standalone.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Raw settings, turned into checked values; the environment wins over the file. */
record Chosen(Map<Setting, String> file, Map<String, String> environment) {
    private static final int LARGEST_PORT = 65535;

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

    /** A number of 0 or more. */
    double amount(Setting setting, String otherwise) {
        return amountOf(setting, text(setting).orElse(otherwise));
    }

    double amountOf(Setting setting, String text) {
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

    /** A whole number of 1 or more. */
    int count(Setting setting, String otherwise) {
        var text = text(setting).orElse(otherwise);
        var amount = amountOf(setting, text);
        if (amount < 1 || amount != Math.rint(amount) || amount > Integer.MAX_VALUE) {
            throw new SettingsException(nameOf(setting) + " is not a whole number of 1 or more: " + text);
        }
        return (int) amount;
    }

    /** A variable that no setting of ours is named after. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    String nameOf(Setting setting) {
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
