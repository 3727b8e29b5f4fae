package io.sluice.standalone.story;

import static io.sluice.standalone.story.Replies.after;
import static io.sluice.standalone.story.Replies.bash;
import static io.sluice.standalone.story.Replies.load;
import static io.sluice.standalone.story.Replies.pipeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A model whose script fills the disk, and one that is no longer there. */
@TestMethodOrder(MethodName.class)
class ModelTroubleTest {

    @TempDir
    static Path folder;

    private static final ReplayingModel MODEL = new ReplayingModel();
    private static Installation sluice;
    private static Path small;

    @BeforeAll
    static void start() throws Exception {
        sluice = new Installation(folder);
        MODEL.author(sluice);
        Files.writeString(sluice.files().resolve("boats.csv"), "id,name\n1,Emma\n2,Ulysses\n");
        small = Files.createDirectories(sluice.home().resolve("workspaces"));
        if (run("mount", "-t", "tmpfs", "-o", "size=2m,mode=0777", "sluice-test", small.toString()) != 0) {
            missing("the right to mount a small disk");
        }
        sluice.up();
    }

    @AfterAll
    static void stop() throws Exception {
        sluice.close();
        MODEL.close();
        run("umount", "-l", small.toString());
    }

    @Test
    void a_full_disk_ends_the_request_and_changes_nothing_until_there_is_room_and_it_is_resumed() throws Exception {
        var sentence = "Number the boats";
        MODEL.learns(
                sentence,
                pipeline(
                        bash(
                                "(echo id,name; seq -f '%.0f,boat' 1 400000) > /tmp/x.csv",
                                "/data/boats.csv", "/tmp/x.csv"),
                        after(load("/tmp/x.csv", "numbered", "id>id:int64", "name>name:text"), 1)));
        var request = Story.tell(sluice, "full", sentence, "yes", "warehouse");
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo("failed");
        assertThat(request.path("error").path("message").asText()).containsIgnoringCase("space");
        assertThat(request.path("error").path("next").asText()).isNotBlank();
        assertThat(Warehouse.of(sluice).one("select to_regclass('public.numbered')"))
                .isEqualTo("null");
        assertThat(run("mount", "-o", "remount,size=200m", small.toString())).isZero();
        var resumed = sluice.run("resume", "full", "--json");
        assertThat(resumed.exit()).as(resumed.out() + resumed.err()).isZero();
        assertThat(resumed.json().path("outcome").asText()).isEqualTo("committed");
        assertThat(Warehouse.of(sluice).count("numbered")).isEqualTo(400_000);
    }

    @Test
    void without_its_model_the_planner_does_what_it_can_and_says_so() {
        MODEL.close();
        var run = sluice.run("run", "Import boats.csv into the boats table", "--json");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.json().path("author").path("kind").asText()).isEqualTo("planner");
        assertThat(run.json().path("assumptions").toString()).contains("model");
        var asked = sluice.run("run", "Reconcile the boats with the tides of last winter", "--json");
        assertThat(asked.exit()).as(asked.out()).isEqualTo(3);
        assertThat(asked.json().path("question").toString()).isNotBlank();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    private static void missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI needs " + what);
        }
        abort(what);
    }
}
