package io.sluice.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code sluice.properties} and the example that documents it. */
final class SettingsFile {
    private static final Map<String, Setting> BY_KEY =
            Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::key, Function.identity()));

    private SettingsFile() {}

    static Map<Setting, String> read(Path file) {
        var found = new EnumMap<Setting, String>(Setting.class);
        if (!Files.exists(file)) {
            return found;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(file + " cannot be read: " + e.getMessage());
        }
        for (var key : properties.stringPropertyNames()) {
            var setting = BY_KEY.get(key);
            if (setting == null) {
                throw new SettingsException("unknown key '" + key + "' in " + file + ": see " + file + ".example");
            }
            found.put(setting, properties.getProperty(key).strip());
        }
        return found;
    }

    static void writeExample(Path file) {
        try {
            var text = example();
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String example() {
        return Arrays.stream(Setting.values())
                .map(Setting::documentation)
                .collect(Collectors.joining(
                        "\n",
                        "# Settings of this home. Copy to sluice.properties and take away the # of what you set.\n"
                                + "# A variable of the environment wins over this file.\n\n",
                        ""));
    }
}
