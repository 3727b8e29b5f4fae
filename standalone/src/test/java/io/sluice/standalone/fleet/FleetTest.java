package io.sluice.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Rest;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Ports;
import io.sluice.standalone.home.Settings;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.postgres.EmbeddedCluster;
import io.sluice.standalone.temporal.TemporalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

    @TempDir
    static Path folder;

    private static final ComposeFile COMPOSE = ComposeFile.read();
    private static final List<Process> PROCESSES = new ArrayList<>();
    private static EmbeddedCluster main;
    private static EmbeddedCluster sandbox;
    private static TemporalServer temporal;
    private static Database warehouse;
    private static Map<String, String> environment;
    private static Rest ui;

    @BeforeAll
    static void start() throws IOException {
        var home = new Home(folder.resolve("home")).create();
        main = EmbeddedCluster.start(home, ClusterKind.MAIN);
        sandbox = EmbeddedCluster.start(home, ClusterKind.SANDBOX);
        temporal = TemporalServer.start(home, Settings.load(home, Map.of()).temporal(), System.err::println);
        warehouse = main.database("warehouse");
        environment = environment(main.database("sluice"), sandbox.administrator());
        for (int i = 0; i < COMPOSE.replicas("worker"); i++) {
            launch("worker", Map.of());
        }
        var port = Ports.firstFree(18080);
        var data = Files.createDirectories(folder.resolve("data"));
        launch("ui", Map.of("SLUICE_PORT", String.valueOf(port), "SLUICE_DATA", data.toString()));
        ui = new Rest("http://127.0.0.1:" + port);
        Installation.await("the ui", Duration.ofSeconds(120), FleetTest::healthy);
    }

    @AfterAll
    static void stop() {
        PROCESSES.forEach(Process::destroy);
        PROCESSES.forEach(process -> process.onExit().join());
        temporal.close();
        sandbox.close();
        main.close();
    }

    private static Map<String, String> environment(Database store, Database sandbox) {
        return Map.of(
                "SLUICE_TEMPORAL_ADDRESS", temporal.address().address(),
                "SLUICE_STORE_URL", store.url(),
                "SLUICE_STORE_USER", store.user(),
                "SLUICE_STORE_PASSWORD_FILE", store.passwordFile().toString(),
                "SLUICE_STORE_KEY_FILE", folder.resolve("secrets.key").toString(),
                "SLUICE_WAREHOUSE_URL", url(warehouse),
                "SLUICE_WAREHOUSE_PASSWORD_FILE", warehouse.passwordFile().toString(),
                "SLUICE_SANDBOX_URL", url(sandbox),
                "SLUICE_SANDBOX_PASSWORD_FILE", sandbox.passwordFile().toString(),
                "SLUICE_SANDBOX_DRIVER", "none");
    }

    private static String url(Database database) {
        return database.url().replaceFirst("^jdbc:postgresql://", "postgres://" + database.user() + "@");
    }

    private static void launch(String service, Map<String, String> own) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        COMPOSE.mainClass(service))
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve(service + PROCESSES.size() + ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(own);
        PROCESSES.add(builder.start());
    }

    private static boolean healthy() {
        if (PROCESSES.stream().anyMatch(process -> !process.isAlive())) {
            throw new IllegalStateException("a process ended:\n" + logs());
        }
        try {
            return ui.get("/v1/health").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String logs() {
        var text = new StringBuilder();
        for (var service : List.of("worker0", "worker1", "ui2")) {
            text.append(service).append('\n').append(Installation.tail(folder.resolve(service + ".log")));
        }
        return text.toString();
    }

    @Test
    void is_told_what_docker_compose_tells_its_services() {
        assertThat(COMPOSE.variables("worker")).isEqualTo(environment.keySet());
        assertThat(COMPOSE.variables("ui")).isEqualTo(environment.keySet());
    }

    @Test
    void two_workers_share_the_requests_of_one_ui_and_a_dead_one_is_not_missed() throws Exception {
        Files.writeString(folder.resolve("data/boats.csv"), "number,owner\n1,Ann\n2,Bo\n");
        commits("first", "harbour");
        PROCESSES.getFirst().destroyForcibly().onExit().join();
        commits("second", "marina");
        PROCESSES.remove(0);
    }

    private static void commits(String id, String table) throws Exception {
        var sentence = "Import boats.csv into the " + table + " table";
        var files = folder.resolve("data").toString();
        var reply = ui.post("/v1/requests", Map.of("id", id, "sentence", sentence, "files", files, "approve", "yes"));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
        Installation.await(
                id + " to end", Duration.ofSeconds(120), () -> !ui.outcome(id).equals("running"));
        assertThat(ui.show(id).path("outcome").asText())
                .as(ui.show(id).toString())
                .isEqualTo("committed");
        try (var connection = warehouse.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }
}
