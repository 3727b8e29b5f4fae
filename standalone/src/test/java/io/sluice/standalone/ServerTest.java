package io.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Published;
import io.sluice.standalone.home.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real parts, under an application that only remembers how it was treated. */
class ServerTest {
    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> story = new ArrayList<>();

    @Test
    void publishes_what_runs_lets_nobody_else_in_and_leaves_nothing_behind() {
        var home = new Home(folder.resolve("home"));
        try (var server = start(home, this::application).orElseThrow()) {
            assertThat(Published.read(home)).contains(server.published());
            assertThat(server.published().temporal().durable()).isTrue();
            assertThat(start(home, this::application)).isEmpty();
        }
        assertThat(Published.read(home)).isEmpty();
        assertThat(story).containsExactly("started", "closed");
        assertThat(childrenOf(home)).isEmpty();
    }

    @Test
    void stops_what_already_runs_when_a_later_part_fails() {
        var home = new Home(folder.resolve("home"));

        assertThatThrownBy(() -> start(home, parts -> {
                    throw new IllegalStateException("no port");
                }))
                .hasMessage("no port");

        assertThat(childrenOf(home)).isEmpty();
        assertThat(Published.read(home)).isEmpty();
    }

    @Test
    void tells_what_failed_below_and_not_what_could_not_stand_on_it() throws IOException {
        var home = new Home(folder.resolve("home")).create();
        Files.createDirectories(home.cluster("main").getParent());
        Files.writeString(home.cluster("main"), "a file where the cluster's folder should be");

        assertThatThrownBy(() -> start(home, parts -> {
                    try {
                        parts.store().get();
                    } catch (RuntimeException noStore) {
                        throw new IllegalStateException("no page without a store", noStore);
                    }
                    return application(parts);
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(home.cluster("main").toString());

        assertThat(childrenOf(home)).isEmpty();
        Files.delete(home.cluster("main"));
        start(home, this::application).orElseThrow().close();
    }

    @Test
    void says_at_the_start_which_model_a_key_has_chosen() {
        var home = new Home(folder.resolve("home"));
        var settings = Settings.load(home.create(), Map.of("OPENAI_API_KEY", "sk-secret"));

        Server.tryStart(home, settings, "test", this::application, said::add)
                .orElseThrow()
                .close();

        assertThat(said.getFirst()).startsWith("gpt-5-mini").contains("OPENAI_API_KEY", "SLUICE_MODEL_PROVIDER=none");
    }

    private Optional<Server> start(Home home, Application.Starter starter) {
        return Server.tryStart(home, Settings.load(home.create(), Map.of()), "test", starter, said::add);
    }

    private Application application(Parts parts) {
        story.add("started");
        return new Application() {
            @Override
            public String web() {
                return "http://127.0.0.1:1";
            }

            @Override
            public String sandbox() {
                return "none";
            }

            @Override
            public Published.Author author() {
                return new Published.Author("planner", "built-in");
            }

            @Override
            public void close() {
                story.add("closed");
            }
        };
    }

    private static List<ProcessHandle> childrenOf(Home home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(home.folder().toString()))
                        .isPresent())
                .toList();
    }
}
