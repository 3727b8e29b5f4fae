package io.sluice.ui;

import io.sluice.durable.TemporalConnection;
import io.sluice.store.Store;
import io.sluice.ui.connection.Manifests;
import io.sluice.ui.record.Records;
import io.sluice.ui.status.Installation;
import io.sluice.ui.status.Installation.Access;
import io.sluice.ui.status.Installation.Author;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The ui as a process of its own, against an external Temporal and PostgreSQL; everything comes from the environment. */
final class UiAlone {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> environment;

    private UiAlone(Map<String, String> environment) {
        this.environment = environment;
    }

    static ConfigurableApplicationContext start(Map<String, String> environment) {
        return new UiAlone(environment).start();
    }

    private ConfigurableApplicationContext start() {
        var port = Integer.parseInt(setting("SLUICE_PORT", "8080"));
        var temporal = TemporalConnection.to(address(), namespace(), PATIENCE);
        var store = Store.open(
                required("SLUICE_STORE_URL"),
                setting("SLUICE_STORE_USER", "sluice"),
                secret("SLUICE_STORE_PASSWORD_FILE"),
                Path.of(required("SLUICE_STORE_KEY_FILE")));
        var inContainer = Boolean.parseBoolean(setting("SLUICE_IN_CONTAINER", "false"));
        var context = UiApplication.start(new UiParts(
                port, inContainer, store, temporal, installation(port), Records.ELSEWHERE, Manifests.ELSEWHERE));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            store.close();
            temporal.close();
        }));
        return context;
    }

    private Installation installation(int port) {
        return new Installation(
                String.valueOf(UiApplication.class.getPackage().getImplementationVersion()),
                "http://127.0.0.1:" + port,
                new Installation.Temporal(
                        address(), environment.get("SLUICE_TEMPORAL_UI"), namespace(), "external", true),
                access("SLUICE_WAREHOUSE"),
                access("SLUICE_STORE"),
                setting("SLUICE_SANDBOX_DRIVER", "none"),
                new Author(
                        environment.containsKey("SLUICE_MODEL_NAME") ? "model" : "planner",
                        setting("SLUICE_MODEL_NAME", "built-in")),
                null,
                List.of(Path.of(setting("SLUICE_DATA", "/data"))),
                null);
    }

    private Access access(String prefix) {
        return new Access(
                setting(prefix + "_URL", ""),
                setting(prefix + "_USER", ""),
                environment.get(prefix + "_PASSWORD_FILE"));
    }

    private String address() {
        return setting("SLUICE_TEMPORAL_ADDRESS", "127.0.0.1:7233");
    }

    private String namespace() {
        return setting("SLUICE_TEMPORAL_NAMESPACE", "default");
    }

    private String setting(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }

    private String required(String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    private @Nullable String secret(String name) {
        try {
            var file = environment.get(name);
            return file == null ? null : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " names a file that cannot be read", e);
        }
    }
}
