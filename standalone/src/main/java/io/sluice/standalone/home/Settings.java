package io.sluice.standalone.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person may choose: from the environment, else from {@code sluice.properties} in the home. */
public record Settings(
        PortChoice web,
        TemporalSettings temporal,
        ModelChoice author,
        Optional<String> sandbox,
        List<String> allowedHosts) {
    private static final int WEB = 8080;
    private static final int TEMPORAL = 7233;
    private static final int TEMPORAL_UI = 8233;

    /** Reads and checks them all; writes the example beside the file, so that it always fits this version. */
    public static Settings load(Home home, Map<String, String> environment) {
        SettingsFile.writeExample(home.settingsExample());
        return from(new Chosen(SettingsFile.read(home.settings()), environment));
    }

    /** What the file of a home says of the model, as the variables of the environment that would say it. */
    public static Map<String, String> ofModel(Home home) {
        return SettingsFile.read(home.settings()).entrySet().stream()
                .filter(chosen -> chosen.getKey().name().startsWith("MODEL_"))
                .filter(chosen -> !chosen.getValue().isBlank())
                .collect(Collectors.toMap(chosen -> chosen.getKey().variable(), Map.Entry::getValue));
    }

    private static Settings from(Chosen chosen) {
        var temporal = new TemporalSettings(
                chosen.text(Setting.TEMPORAL_ADDRESS),
                chosen.text(Setting.TEMPORAL_NAMESPACE).orElse("default"),
                chosen.port(Setting.TEMPORAL_PORT, TEMPORAL),
                chosen.port(Setting.TEMPORAL_UI_PORT, TEMPORAL_UI));
        var sandbox = chosen.oneOf(Setting.SANDBOX, "docker", "bubblewrap", "none");
        return new Settings(
                chosen.port(Setting.PORT, WEB),
                temporal,
                ChosenModel.of(chosen),
                sandbox,
                chosen.list(Setting.ALLOWED_HOSTS));
    }
}
