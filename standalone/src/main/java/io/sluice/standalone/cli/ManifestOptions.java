package io.sluice.standalone.cli;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.settings.Complaint;
import io.sluice.connector.manifest.settings.Given;
import io.sluice.connector.manifest.settings.Setting;
import io.sluice.connector.manifest.settings.Settings;
import io.sluice.connector.manifest.shipped.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which a person names a manifest and its settings. What is a secret comes from a variable, a file or a prompt. */
final class ManifestOptions {
    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "A declarative manifest (YAML), or the name of one that ./sluice connectors list shows")
    private @Nullable String manifest;

    @Option(names = "--config", paramLabel = "FILE", description = "A JSON object with the manifest's settings")
    private @Nullable Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting; nested ones as credentials.kind=…")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--set-env", paramLabel = "KEY=VAR", description = "One setting from the variable VAR: for secrets")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Replaces scheme, host and path prefix of the manifest's addresses")
    private @Nullable String baseUrl;

    /** A call that cannot be carried out as it was typed. */
    static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mistake(String message) {
            super(message);
        }
    }

    boolean isGiven() {
        return manifest != null;
    }

    boolean isLeftover() {
        return config != null || !values.isEmpty() || !variables.isEmpty() || baseUrl != null;
    }

    @Nullable
    String baseUrl() {
        return baseUrl;
    }

    /** The manifest's file name, or the name it is shipped under. */
    String shown() {
        return isFile() ? Path.of(String.valueOf(manifest)).getFileName().toString() : String.valueOf(manifest);
    }

    private boolean isFile() {
        return manifest != null && Files.isRegularFile(Path.of(manifest));
    }

    /** The text of the manifest; throws {@link Mistake} when there is none. */
    String text() {
        if (!isFile()) {
            return Shipped.text(String.valueOf(manifest))
                    .orElseThrow(() -> new Mistake("--manifest: there is no file " + manifest
                            + " and no shipped manifest of that name (./sluice connectors list)"));
        }
        return read("--manifest", Path.of(String.valueOf(manifest)));
    }

    /** The settings as JSON: given, then asked for where a person is there; throws {@link Mistake} that names the field. */
    Map<String, @Nullable Object> settings(
            String text, UnaryOperator<@Nullable String> variable, @Nullable Prompt prompt) {
        var settings = new Settings(schema(text));
        var given = config == null ? Map.<String, @Nullable Object>of() : fileSettings(config);
        // the choices first, so that the others are read in the form that was chosen
        for (var pass = 0; pass < 2; pass++) {
            for (var value : values.entrySet()) {
                given = set(settings, given, value.getKey(), value.getValue(), false);
            }
            for (var value : variables.entrySet()) {
                given = set(settings, given, value.getKey(), from(value.getValue(), variable), true);
            }
        }
        return checked(settings, prompt == null ? given : prompt.complete(settings, given));
    }

    private static Map<String, @Nullable Object> checked(Settings settings, Map<String, @Nullable Object> given) {
        var complaints = settings.complaints(settings.completed(given));
        if (!complaints.isEmpty()) {
            throw new Mistake(complaints.stream()
                    .map(complaint -> said(settings, given, complaint))
                    .collect(Collectors.joining("; ")));
        }
        return given;
    }

    private static String said(Settings settings, Map<String, @Nullable Object> given, Complaint complaint) {
        var secret =
                settings.named(complaint.field(), given).filter(Setting::secret).isPresent();
        var how = secret ? " (--set-env " + complaint.field() + "=VAR)" : " (--set " + complaint.field() + "=…)";
        return "the setting " + complaint + (complaint.field().isEmpty() ? "" : how);
    }

    private static Map<String, @Nullable Object> set(
            Settings settings, Map<String, @Nullable Object> given, String name, String text, boolean hidden) {
        var setting = settings.named(name, given);
        if (!hidden && setting.filter(Setting::secret).isPresent()) {
            throw new Mistake(name + " is a secret: give it with --set-env " + name + "=VAR, --config or the prompt");
        }
        return Settings.with(given, List.of(name.split("\\.")), Given.value(text, setting.orElse(null)));
    }

    private static String from(String name, UnaryOperator<@Nullable String> variable) {
        var value = variable.apply(name);
        if (value == null) {
            throw new Mistake("--set-env: the variable " + name + " is not set");
        }
        return value;
    }

    private Map<String, @Nullable Object> schema(String text) {
        try {
            return Manifest.read(shown(), text).settingsSchema();
        } catch (ConnectorException e) {
            throw new Mistake("--manifest: " + e.getMessage());
        }
    }

    private static Map<String, @Nullable Object> fileSettings(Path file) {
        try {
            return Given.object(read("--config", file));
        } catch (IllegalArgumentException e) {
            throw new Mistake("--config: " + file + " " + e.getMessage());
        }
    }

    private static String read(String option, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Mistake(option + ": " + file + " cannot be read");
        }
    }

    /** Names given with {@code --set} that the spec does not know. */
    List<String> unknown(String text, Map<String, @Nullable Object> given) {
        var settings = new Settings(schema(text));
        var names = new ArrayList<String>(values.keySet());
        names.addAll(variables.keySet());
        var known = settings.of(given).stream().map(Setting::name).toList();
        return known.isEmpty()
                ? List.of()
                : names.stream()
                        .filter(name -> known.stream().noneMatch(one -> one.equals(name) || name.startsWith(one + ".")))
                        .toList();
    }

    /** Asks a person for what is still missing. */
    interface Prompt {
        Map<String, @Nullable Object> complete(Settings settings, Map<String, @Nullable Object> given);
    }

    /** Asks on the terminal, secrets without showing them. */
    static Prompt terminal(java.io.Console console) {
        return (settings, given) -> {
            var config = given;
            for (var missing = settings.missing(config); !missing.isEmpty(); missing = settings.missing(config)) {
                var setting = missing.getFirst();
                var label = setting.title() == null ? setting.name() : setting.title() + " (" + setting.name() + ")";
                var typed =
                        setting.secret() ? console.readPassword("%s: ", label) : chars(console.readLine("%s: ", label));
                if (typed == null || typed.length == 0) {
                    throw new Mistake("the setting " + setting.name() + " is missing");
                }
                config = Settings.with(config, setting.path(), Given.value(new String(typed), setting));
                Arrays.fill(typed, ' ');
            }
            return config;
        };
    }

    private static char @Nullable [] chars(@Nullable String line) {
        return line == null ? null : line.toCharArray();
    }
}
