package io.sluice.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.PipelineRef;
import io.sluice.request.SandboxActivity.Failed;
import io.sluice.request.SandboxActivity.Passed;
import io.sluice.request.SandboxActivity.SandboxResult;
import io.sluice.sandbox.Parts;
import io.sluice.sandbox.SandboxSettings;
import io.sluice.sandbox.Sandboxes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BashRunTest {

    @Test
    void what_a_script_leaves_is_read_by_the_steps_after_it(@TempDir Path folder, @TempDir Path home) {
        var script = new Step.Bash(
                1,
                List.of(),
                "grep -v ',$' /data/sales.csv > /tmp/clean.csv; wc -l < /tmp/clean.csv",
                List.of("sales.csv"),
                List.of("/tmp/clean.csv"));
        var sorted = new Step.Bash(
                2,
                List.of(1),
                "sort -r /tmp/clean.csv > /tmp/sorted.csv",
                List.of("/tmp/clean.csv"),
                List.of("/tmp/sorted.csv"));
        var load = new Step.Load(
                3,
                List.of(1),
                new Source.File("/tmp/clean.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "made"), true),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("amount", ColumnType.INT64)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        run(
                folder,
                home,
                (installation, result) -> {
                    assertThat(result).isInstanceOf(Passed.class);
                    var logs = installation.store().executionLogs().of(request);
                    assertThat(logs.get(0).log().stdout()).contains("3");
                    assertThat(logs.get(2).log().stdout()).isEqualTo("read 2 rows, dropped 0, rejected 0, loaded 2");
                },
                script,
                sorted,
                load);
    }

    @Test
    void a_script_that_fails_is_a_problem_with_its_exit_code(@TempDir Path folder, @TempDir Path home) {
        var script = new Step.Bash(
                1,
                List.of(),
                "grep nothing-like-it /data/sales.csv > /tmp/none.csv",
                List.of("sales.csv"),
                List.of("/tmp/none.csv"));
        run(
                folder,
                home,
                (installation, result) -> {
                    assertThat(installation.problem(((Failed) result).problem()).kind())
                            .isEqualTo(Problem.Kind.COMMAND_FAILED);
                    assertThat(installation
                                    .store()
                                    .executionLogs()
                                    .of(request)
                                    .getFirst()
                                    .log()
                                    .exitCode())
                            .isEqualTo(1);
                },
                script);
    }

    private String request = "";

    private interface Check {
        void of(TestInstallation installation, SandboxResult result);
    }

    private void run(Path folder, Path home, Check check, Step... steps) {
        Parts.need("setup/docker");
        Parts.need("sandbox/build");
        try (var warehouse = TestDatabase.postgres();
                var docker = Sandboxes.choose(SandboxSettings.defaults(home));
                var installation = new TestInstallation(folder, warehouse.as("warehouse"))
                        .file("sales.csv", "id,amount\n1,5\n2,\n3,7\n")) {
            var servers = new TrialServers(
                    installation.databases(),
                    SandboxServers.of(TestDatabase.sandbox().as("sandbox")));
            var runner = new SandboxRunner(
                    installation.store(),
                    installation.connections(),
                    installation.databases(),
                    servers,
                    docker,
                    Clock.systemUTC());
            var draft = installation.draft(steps);
            request = draft.request();
            check.of(installation, runner.run(new PipelineRef(draft, false), 0));
        }
    }
}
