package io.sluice.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.commit.Committer;
import io.sluice.commit.Targets;
import io.sluice.extract.Streams;
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
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity.Rehearsal;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.request.RehearseActivity.Unproven;
import io.sluice.sandbox.NoSandbox;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.SandboxSettings;
import io.sluice.sandbox.Sandboxes;
import io.sluice.target.StageLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts run in full when a pipeline is rehearsed, and never when it is committed. */
class ScriptsTest {

    private final TestDatabase warehouse = TestDatabase.postgres();
    private TestInstallation installation;

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    @BeforeEach
    void install() {
        installation = new TestInstallation(folder, warehouse.as("warehouse"));
        installation.file("sales.csv", "id,amount\n1,2\n2,\n3,4\n");
    }

    @AfterEach
    void remove() {
        installation.close();
        warehouse.close();
    }

    @Test
    void what_a_script_makes_of_a_whole_file_is_loaded() {
        try (var sandbox = Sandboxes.choose(SandboxSettings.defaults(home).with(SandboxDriver.Kind.BUBBLEWRAP))) {
            var proof = ((Sealed) rehearse(sandbox, "grep -v ',$' /data/sales.csv > /tmp/clean.csv")).proof();
            assertThat(home.resolve("full")).isEmptyDirectory();
            var targets = new Targets(installation.connections(), installation.databases());
            assertThat(new Committer(installation.store(), targets, Clock.systemUTC()).commit(proof))
                    .isInstanceOf(Done.class);
        }
        assertThat(warehouse.rows("select id from sales order by id")).containsExactly(List.of("1"), List.of("3"));
    }

    @Test
    void a_script_that_fails_is_a_problem_of_its_step() {
        try (var sandbox = Sandboxes.choose(SandboxSettings.defaults(home).with(SandboxDriver.Kind.BUBBLEWRAP))) {
            var unproven = (Unproven) rehearse(sandbox, "grep nothing /data/sales.csv > /tmp/clean.csv");
            var problem = installation.problem(unproven.problem());
            assertThat(problem.kind()).isEqualTo(Problem.Kind.COMMAND_FAILED);
            assertThat(problem.step()).isEqualTo(1);
        }
    }

    @Test
    void without_a_sandbox_no_script_runs() {
        var unproven = (Unproven) rehearse(new NoSandbox("off"), "cp /data/sales.csv /tmp/clean.csv");
        assertThat(installation.problem(unproven.problem()).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
    }

    private Rehearsal rehearse(SandboxDriver sandbox, String script) {
        var bash = new Step.Bash(1, List.of(), script, List.of("sales.csv"), List.of("/tmp/clean.csv"));
        var load = new Step.Load(
                2,
                List.of(1),
                new Source.File("/tmp/clean.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "sales"), true),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("amount", ColumnType.INT64)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        var draft = installation.draft(bash, load);
        var targets = new Targets(installation.connections(), installation.databases());
        return new Rehearser(
                        installation.store(),
                        installation.connections(),
                        targets,
                        Clock.systemUTC(),
                        StageLimits.upTo(1_000_000_000),
                        sandbox,
                        home.resolve("full"),
                        Streams.ofTables(installation.databases()))
                .rehearse(new PipelineRef(draft, false), Approval.AUTO);
    }
}
