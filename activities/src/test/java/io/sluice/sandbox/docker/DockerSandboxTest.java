package io.sluice.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.sandbox.Parts;
import io.sluice.sandbox.SandboxContract;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.SandboxSettings;
import io.sluice.sandbox.SandboxStep;
import io.sluice.sandbox.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerSandboxTest extends SandboxContract {
    @TempDir
    static Path home;

    private static SandboxDriver docker;

    @BeforeAll
    static void open() {
        Parts.need("setup/docker");
        Parts.need("sandbox/build");
        docker = DockerSandbox.open(SandboxSettings.defaults(home).with(SMALL));
        assertThat(docker.kind()).isEqualTo(SandboxDriver.Kind.DOCKER);
    }

    @AfterAll
    static void close() {
        if (docker != null) {
            docker.close();
            assertThat(containers()).isEmpty();
        }
    }

    @Override
    protected SandboxDriver driver() {
        return docker;
    }

    @Test
    void a_step_runs_under_the_engines_seccomp_filter() {
        assertThat(run("cat /proc/self/status").stdout().text()).containsPattern("Seccomp:\\s+2\n");
    }

    @Test
    void a_step_can_neither_run_nor_see_the_supervisors_tools_nor_kill_it() {
        var result = run("/sluice/tar --version; ls /sluice; kill -9 1; ls /proc/1/fd");

        assertThat(result.stderr().text())
                .contains("tar: Permission denied")
                .contains("/sluice")
                .contains("(1) - Operation not permitted");
        assertThat(result.stdout().text()).isEmpty();
    }

    @Test
    void the_image_holds_the_commands_of_the_guard_and_nothing_else() {
        var result = run("ls /usr/bin | tr '\\n' ' '");

        assertThat(result.stdout().text())
                .isEqualTo(
                        "awk bash cat column comm cp cut date diff echo expand false fold gawk grep gunzip gzip head iconv join jq ls mkdir mv nl od paste printf rev rm sed seq sha256sum sort split tac tail tee test tr true uniq wc zcat ");
    }

    @Test
    void thirty_steps_leave_no_container_behind() {
        var failures = IntStream.range(0, 30)
                .mapToObj(i -> run(i % 5 == 0 ? "exit 1" : "echo " + i))
                .filter(result -> result.ending() != StepResult.Ending.PASSED)
                .count();

        assertThat(failures).isEqualTo(6);
        assertThat(containers().size()).isLessThanOrEqualTo(3);
    }

    @Test
    void a_warm_container_answers_at_once() {
        run("true");
        var step = new SandboxStep("true", Map.of(), Map.of(), List.of(), folder);

        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> docker.run(step).duration().toMillis())
                        .min(Long::compare)
                        .orElseThrow())
                .isLessThan(200);
    }

    @Test
    void the_containers_of_a_process_that_is_gone_are_removed_at_the_next_start() throws Exception {
        var engine = DockerEngine.connect().orElseThrow();
        var orphan = engine.createContainerCmd(SandboxSettings.IMAGE)
                .withLabels(
                        Map.of("io.sluice.sandbox", "true", "io.sluice.sandbox.owner", "999999@" + machine() + "@1"))
                .exec()
                .getId();

        Reaper.reap(engine);

        assertThat(engine.listContainersCmd().withShowAll(true).exec())
                .noneMatch(each -> each.getId().equals(orphan));
        engine.close();
    }

    private static String machine() {
        return System.getenv().getOrDefault("HOSTNAME", "here");
    }

    private static List<String> containers() {
        try (var engine = DockerEngine.connect().orElseThrow()) {
            var own = String.valueOf(ProcessHandle.current().pid());
            return engine
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of("io.sluice.sandbox=true"))
                    .exec()
                    .stream()
                    .filter(each ->
                            each.getLabels().get("io.sluice.sandbox.owner").startsWith(own + "@"))
                    .map(each -> each.getId() + " " + each.getStatus())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
