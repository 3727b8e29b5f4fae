package io.sluice.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.WatchedLine;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Rest;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Settings;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.postgres.EmbeddedCluster;
import io.sluice.standalone.temporal.TemporalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Workers and one ui as processes of their own, against one Temporal server and one PostgreSQL, as the compose file has them. */
final class Fleet implements AutoCloseable {

    private final Path folder;
    private final ComposeFile compose;
    private final EmbeddedCluster main;
    private final EmbeddedCluster sandbox;
    private final TemporalServer temporal;
    private final Database warehouse;
    private final WatchedLine line;
    private final Map<String, String> environment;
    private final List<Process> workers = new ArrayList<>();
    private final Process uiProcess;
    private final Rest ui;

    Fleet(Path folder, ComposeFile compose) throws IOException {
        this.folder = folder;
        this.compose = compose;
        var home = new Home(folder.resolve("home")).create();
        main = EmbeddedCluster.start(home, ClusterKind.MAIN);
        sandbox = EmbeddedCluster.start(home, ClusterKind.SANDBOX);
        temporal = TemporalServer.start(home, settings(home).temporal(), System.err::println);
        warehouse = main.database("warehouse");
        line = new WatchedLine(main.port());
        environment = environment(main.database("sluice"), sandbox.administrator());
        for (int i = 0; i < compose.replicas("worker"); i++) {
            addWorker();
        }
        var port = Installation.freePort();
        uiProcess = launch("ui", Map.of("SLUICE_PORT", String.valueOf(port), "SLUICE_DATA", data().toString()));
        ui = new Rest("http://127.0.0.1:" + port);
    }

    private static Settings settings(Home home) {
        var port = String.valueOf(Installation.freePort());
        return Settings.load(
                home,
                Map.of(
                        "SLUICE_TEMPORAL_PORT",
                        port,
                        "SLUICE_TEMPORAL_UI_PORT",
                        String.valueOf(Installation.freePort())));
    }

    void awaitReady() {
        Installation.await("the ui", Duration.ofMinutes(4), this::healthy);
    }

    /** The folder that requests may read. */
    Path data() throws IOException {
        return Files.createDirectories(folder.resolve("data"));
    }

    /** What each process is told by its environment. */
    Map<String, String> environment() {
        return environment;
    }

    /** The way of all workers to the warehouse. */
    WatchedLine line() {
        return line;
    }

    Database warehouse() {
        return warehouse;
    }

    /** The living workers, oldest first. */
    List<Process> workers() {
        return workers.stream().filter(Process::isAlive).toList();
    }

    void addWorker() {
        try {
            workers.add(launch("worker", Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void submit(String id, String sentence) throws IOException {
        var call = Map.of("id", id, "sentence", sentence, "files", data().toString(), "approve", "yes");
        var reply = ui.post("/v1/requests", call);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    }

    void committed(String id) {
        Installation.await(
                id + " to end", Duration.ofSeconds(120), () -> !ui.outcome(id).equals("running"));
        var shown = ui.show(id);
        assertThat(shown.path("outcome").asText()).as(shown.toString()).isEqualTo("committed");
    }

    int rows(String table) throws SQLException {
        try (var connection = warehouse.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Map<String, String> environment(Database store, Database sandbox) {
        return Map.of(
                "SLUICE_TEMPORAL_ADDRESS", temporal.address().address(),
                "SLUICE_STORE_URL", store.url(),
                "SLUICE_STORE_USER", store.user(),
                "SLUICE_STORE_PASSWORD_FILE", store.passwordFile().toString(),
                "SLUICE_STORE_KEY_FILE", folder.resolve("secrets.key").toString(),
                "SLUICE_WAREHOUSE_URL", url(warehouse).replace(":" + main.port(), ":" + line.port()),
                "SLUICE_WAREHOUSE_PASSWORD_FILE", warehouse.passwordFile().toString(),
                "SLUICE_SANDBOX_URL", url(sandbox),
                "SLUICE_SANDBOX_PASSWORD_FILE", sandbox.passwordFile().toString(),
                "SLUICE_SANDBOX_DRIVER", "none");
    }

    private static String url(Database database) {
        return database.url().replaceFirst("^jdbc:postgresql://", "postgres://" + database.user() + "@");
    }

    private Process launch(String service, Map<String, String> own) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        compose.mainClass(service))
                .redirectErrorStream(true)
                .redirectOutput(log(service, workers.size()).toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(own);
        return builder.start();
    }

    private boolean healthy() {
        if (!uiProcess.isAlive() || workers().size() < workers.size()) {
            throw new IllegalStateException("a process ended:\n" + logs());
        }
        try {
            return ui.get("/v1/health").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log(String service, int number) {
        return folder.resolve(service + number + ".log");
    }

    private String logs() {
        var text = new StringBuilder(Installation.tail(log("ui", workers.size())));
        for (int i = 0; i < workers.size(); i++) {
            text.append("\nworker ").append(i).append('\n').append(Installation.tail(log("worker", i)));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        var processes = new ArrayList<>(workers);
        processes.add(uiProcess);
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        line.close();
        temporal.close();
        sandbox.close();
        main.close();
    }
}
