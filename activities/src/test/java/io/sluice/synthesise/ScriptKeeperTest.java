package io.sluice.synthesise;

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
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProblemRef;
import io.sluice.store.Scripts.Script;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptKeeperTest {

    @TempDir
    private Path folder;

    private final TestDatabase warehouse = TestDatabase.postgres();
    private TestInstallation installation;

    @BeforeEach
    void install() {
        installation = new TestInstallation(folder, warehouse.as("warehouse")).file("sales.csv", "id,amount\n1,2.50\n");
    }

    @AfterEach
    void close() {
        installation.close();
        warehouse.close();
    }

    @Test
    void a_sound_draft_leaves_scripts_that_repeat_it_by_hand() {
        var draft = installation.draft(load());
        keeper(new Sound(new PipelineRef(draft, false))).inspect(draft);
        var scripts = installation.store().scripts().of(draft);
        assertThat(scripts).extracting(Script::name).containsExactly("run.sh", "step_1.sql");
        assertThat(scripts)
                .filteredOn(Script::executable)
                .extracting(Script::name)
                .containsExactly("run.sh");
        assertThat(scripts.getLast().content()).contains("orders");
    }

    @Test
    void a_faulty_draft_leaves_none() {
        var draft = installation.draft(load());
        keeper(new Faulty(new ProblemRef(1, Problem.Kind.MISSING_TABLE, 1))).inspect(draft);
        assertThat(installation.store().scripts().of(draft)).isEmpty();
    }

    private ScriptKeeper keeper(io.sluice.request.InspectActivity.Inspection inspection) {
        return new ScriptKeeper((DraftRef draft) -> inspection, installation.store(), installation.connections());
    }

    private static Step load() {
        return new Step.Load(
                1,
                List.of(),
                new Source.File("sales.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "orders"), true),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("amount", ColumnType.decimal(9, 2))),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }
}
