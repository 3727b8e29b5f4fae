package io.sluice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.sandbox.StepResult.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every sandbox promises; a driver's own test adds only what is peculiar to it. */
public abstract class SandboxContract {
    protected static final long MIB = 1L << 20;
    protected static final SandboxLimits SMALL =
            new SandboxLimits(Duration.ofSeconds(2), 128 * MIB, 2, 48, 4096, 32 * MIB, 32 * MIB);

    @TempDir
    protected Path folder;

    protected abstract SandboxDriver driver();

    protected StepResult run(String script) {
        return driver().run(new SandboxStep(script, Map.of(), Map.of(), List.of(), folder));
    }

    @Test
    void tells_what_a_step_printed_how_it_ended_and_how_long_it_took() {
        var result = run("echo out; echo err >&2; exit 3");

        assertThat(result.ending()).isEqualTo(Ending.FAILED);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.stdout().text()).isEqualTo("out\n");
        assertThat(result.stderr().text()).isEqualTo("err\n");
        assertThat(result.duration()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(2));
    }

    @Test
    void copies_inputs_in_and_declared_outputs_out() throws IOException {
        var sales = file("sales.csv", "id,amount\n1,5\n2,\n");
        var earlier = file("earlier", "from the step before\n");

        var result = driver().run(new SandboxStep(
                "awk -F, '$2 != \"\"' /data/in/sales.csv > /tmp/cleaned.csv; mkdir /tmp/a; cat /tmp/deep/earlier.txt > /tmp/a/b.txt",
                Map.of("in/sales.csv", sales),
                Map.of("deep/earlier.txt", earlier),
                List.of("cleaned.csv", "a/b.txt"),
                folder.resolve("out")));

        assertThat(result.ending()).isEqualTo(Ending.PASSED);
        assertThat(result.outputs().get("cleaned.csv")).hasContent("id,amount\n1,5\n");
        assertThat(result.outputs().get("a/b.txt")).hasContent("from the step before\n");
        assertThat(sales).hasContent("id,amount\n1,5\n2,\n");
    }

    @Test
    void writes_nowhere_but_in_tmp() throws IOException {
        var result = driver().run(
                        new SandboxStep("""
                for place in / /data /usr /usr/bin /etc /step /sluice /proc /sys /dev /var /home /root /bin; do
                    if echo x > $place/written 2> /tmp/error; then echo "wrote to $place"; fi
                done
                echo x > /data/sales.csv || true
                rm -f /data/sales.csv || true
                cp -a /tmp/. /data/ 2> /tmp/error || true
                cat /data/sales.csv
                """, Map.of("sales.csv", file("sales.csv", "1")), Map.of(), List.of(), folder));

        assertThat(result.stdout().text()).isEqualTo("1");
        assertThat(result.stderr().text()).containsAnyOf("Permission denied", "Read-only file system");
    }

    @Test
    void sees_no_file_of_the_host() throws IOException {
        var canary = file("canary", "secret");

        assertThat(run("cat " + canary.toAbsolutePath()).stderr().text()).contains("No such file");
        assertThat(run("ls -a /home /root /var /work 2> /tmp/e").stdout().text())
                .doesNotContain("work", ".ssh");
    }

    @Test
    void has_no_network() {
        var result = run(
                "for port in 53 80; do (echo > /dev/tcp/8.8.8.8/$port) || echo none; done; (echo > /dev/tcp/127.0.0.1/22) || echo none; cat /proc/net/dev | tail -n +3 | cut -d: -f1");

        assertThat(result.stdout().text().replace(" ", "")).isEqualTo("none\nnone\nnone\nlo\n");
    }

    @Test
    void has_no_rights_and_cannot_get_any() {
        var status = run("cat /proc/self/status").stdout().text();

        assertThat(status).containsPattern("Uid:\\s+65534\\s+65534\\s+65534\\s+65534");
        assertThat(status).containsPattern("CapEff:\\s+0+\n").containsPattern("CapBnd:\\s+0+\n");
        assertThat(status).containsPattern("NoNewPrivs:\\s+1\n");
        assertThat(run("env").stderr().text()).contains("not found");
    }

    @Test
    void awk_and_sed_run_no_commands() {
        assertThat(run("awk 'BEGIN { system(\"echo gone\") }'").stderr().text()).contains("sandbox");
        assertThat(run("gawk 'BEGIN { print \"x\" > \"/tmp/x\" }'").stderr().text())
                .contains("sandbox");
        assertThat(run("echo x | sed '1e echo gone'").stderr().text()).contains("sandbox");
    }

    @Test
    void stops_a_step_when_its_time_is_over() {
        var result = run("echo started; while :; do :; done");

        assertThat(result.ending()).isEqualTo(Ending.TIMEOUT);
        assertThat(result.exitCode()).isEqualTo(StepResult.KILLED);
        assertThat(result.stdout().text()).isEqualTo("started\n");
        assertThat(result.duration()).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertThat(result.explanation()).contains("2 seconds");
    }

    @Test
    void stops_a_step_that_takes_too_much_memory() {
        var result = run("tail /dev/zero"); // no line ends there, so all of it is kept

        assertThat(result.ending()).isEqualTo(Ending.OUT_OF_MEMORY);
        assertThat(result.explanation()).contains("128 MiB");
    }

    @Test
    void stops_a_fork_bomb() {
        var result = run("bomb() { bomb | bomb & }; bomb; while :; do :; done");

        assertThat(result.ending()).isEqualTo(Ending.TOO_MANY_PROCESSES);
    }

    @Test
    void notices_a_full_workspace() {
        var result = run("set -e; for i in $(seq 1 40); do seq 1 200000; done > /tmp/much");

        assertThat(result.ending()).isEqualTo(Ending.WORKSPACE_FULL);
    }

    @Test
    void cuts_long_output_and_says_so() {
        var result = run("seq 1 100000");

        assertThat(result.ending()).isEqualTo(Ending.PASSED);
        assertThat(result.stdout().truncated()).isTrue();
        assertThat(result.stdout().text()).startsWith("1\n2\n").endsWith("cut here: 4096 of 588895 bytes are shown");
    }

    @Test
    void a_missing_output_is_a_fault_of_the_step() {
        var result = driver().run(new SandboxStep("true", Map.of(), Map.of(), List.of("x.csv"), folder));

        assertThat(result.ending()).isEqualTo(Ending.OUTPUT_MISSING);
        assertThat(result.problem("sandbox_run", 1).message()).contains("/tmp/x.csv");
    }

    @Test
    void takes_no_folder_for_an_output() {
        var result = driver().run(new SandboxStep("mkdir /tmp/x.csv", Map.of(), Map.of(), List.of("x.csv"), folder));

        assertThat(result.ending()).isEqualTo(Ending.OUTPUT_REFUSED);
    }

    @Test
    void nothing_stays_from_one_step_to_the_next() {
        run("echo x > /tmp/left; mkdir /tmp/behind");

        assertThat(run("ls -A /tmp").stdout().text()).isEmpty();
    }

    @Test
    void a_full_run_reads_in_place_and_writes_to_disk() throws IOException {
        var sales = file("sales.csv", "b\na\n");
        var workspace = workspace();

        var result = driver().runInFull(new FullStep(
                "sort /data/in/sales.csv > /tmp/sorted.csv; mkdir /tmp/sub; echo 1 > /tmp/sub/x; if echo y > /data/in/sales.csv; then echo wrote; fi",
                Map.of("in/sales.csv", sales),
                workspace,
                List.of("sorted.csv"),
                Duration.ofSeconds(20),
                MIB));

        assertThat(result.ending()).isEqualTo(Ending.PASSED);
        assertThat(result.outputs().get("sorted.csv")).hasContent("a\nb\n").hasParent(workspace);
        assertThat(result.stdout().text()).isEmpty();
        assertThat(sales).hasContent("b\na\n");
        assertThat(workspace.resolve("sub/x").toFile().delete()).isTrue();
    }

    @Test
    void a_full_run_that_writes_too_much_is_stopped() throws IOException {
        var result = driver().runInFull(new FullStep(
                "while :; do seq 1 100000; done > /tmp/much",
                Map.of(),
                workspace(),
                List.of(),
                Duration.ofSeconds(20),
                4 * MIB));

        assertThat(result.ending()).isEqualTo(Ending.WORKSPACE_FULL);
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void links_in_a_workspace_are_not_followed() throws IOException {
        var secret = file("secret", "s");
        var workspace = workspace();
        Files.createSymbolicLink(workspace.resolve("out.csv"), secret);

        var result = driver().runInFull(
                        new FullStep("true", Map.of(), workspace, List.of("out.csv"), Duration.ofSeconds(20), MIB));

        assertThat(result.ending()).isEqualTo(Ending.OUTPUT_REFUSED);
    }

    protected Path file(String name, String content) throws IOException {
        return Files.writeString(Files.createDirectories(folder.resolve("host")).resolve(name), content);
    }

    private Path workspace() throws IOException {
        return Files.createDirectory(folder.resolve("workspace"));
    }
}
