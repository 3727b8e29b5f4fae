package io.sluice.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.commit.Committer;
import io.sluice.commit.Targets;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.DraftRef;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.undo.UndoActivity.Applied;
import io.sluice.undo.UndoActivity.Never;
import io.sluice.undo.UndoActivity.Planned;
import io.sluice.undo.UndoRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random pipelines on random tables: what is predicted is what happens, and what is undone is what was. */
class PredictionTest {

    private static final long SEED = Long.getLong("sluice.seed", 20261120);
    private static final int ROUNDS = 60;

    private final Random random = new Random(SEED);
    private final TestDatabase warehouse = TestDatabase.postgres();

    @AfterEach
    void remove() {
        warehouse.close();
    }

    @Test
    void what_is_predicted_is_what_happens_and_undo_brings_back_what_was(@TempDir Path folder) {
        try (var installation = new TestInstallation(folder, warehouse.as("warehouse"))) {
            var targets = new Targets(installation.connections(), installation.databases());
            for (int round = 0; round < ROUNDS; round++) {
                run(installation, targets, round, random.nextInt(3) > 0);
            }
        }
    }

    private void run(TestInstallation installation, Targets targets, int round, boolean keyed) {
        warehouse.run(
                "drop table if exists t", "create table t (id int, name text" + (keyed ? ", primary key (id))" : ")"));
        insertSome();
        var before = rows();
        var draft = draft(installation, keyed);
        var label = "seed " + SEED + " round " + round + (keyed ? " keyed " : " keyless ")
                + installation.store().drafts().load(draft).steps();
        var rehearsal = installation
                .rehearser(targets, Clock.systemUTC())
                .rehearse(new PipelineRef(draft, false), Approval.YES);
        assertThat(rows()).as(label).isEqualTo(before);
        if (!(rehearsal instanceof Sealed(var proof))) {
            return; // a key twice is a problem, not a change
        }
        assertThat(new Committer(installation.store(), targets, Clock.systemUTC()).commit(proof))
                .as(label)
                .isInstanceOf(Done.class);
        var predicted = installation
                .store()
                .proofs()
                .load(proof.hash())
                .predicted()
                .tables()
                .getFirst();
        assertThat(List.of(predicted.inserted(), predicted.changed(), predicted.deleted()))
                .as(label)
                .isEqualTo(keyed ? byKey(before, rows()) : asMultisets(before, rows()));
        undo(installation, targets, draft, before, label, predicted);
    }

    private void undo(
            TestInstallation installation,
            Targets targets,
            DraftRef draft,
            List<List<String>> before,
            String label,
            TableChange predicted) {
        var undoer = new Undoer(installation.store(), targets, () -> "run");
        switch (undoer.check(new UndoRequest(draft.request(), false, Approval.YES))) {
            case Planned(var plan) -> {
                assertThat(undoer.apply(plan, false)).as(label).isEqualTo(new Applied(predicted.touched(), 0));
                assertThat(rows()).as(label).isEqualTo(before);
            }
            case Never never -> assertThat(never.reason()).as(label).contains("no key");
            default -> throw new AssertionError(label);
        }
    }

    private void insertSome() {
        for (int i = random.nextInt(12); i > 0; i--) {
            warehouse.run("insert into t values (" + random.nextInt(12) + ", '" + name() + "') on conflict do nothing");
        }
    }

    private DraftRef draft(TestInstallation installation, boolean keyed) {
        var steps = new ArrayList<Step>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            steps.add(random.nextBoolean() ? load(installation, steps.size() + 1) : sql(steps.size() + 1, keyed));
        }
        return installation.draft(steps.toArray(Step[]::new));
    }

    private Step load(TestInstallation installation, int number) {
        var mode = WriteMode.values()[random.nextInt(WriteMode.values().length)];
        var csv = new StringBuilder("id,name\n");
        for (int i = random.nextInt(10); i > 0; i--) {
            csv.append(random.nextInt(12)).append(',').append(name()).append('\n');
        }
        installation.file("f" + number + ".csv", csv.toString());
        return new Step.Load(
                number,
                number == 1 ? List.of() : List.of(number - 1),
                new Source.File("f" + number + ".csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "t"), false),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT)),
                List.of(),
                List.of(),
                mode,
                mode == WriteMode.APPEND || mode == WriteMode.REPLACE ? List.of() : List.of("id"));
    }

    private Step sql(int number, boolean keyed) {
        var low = 2 + random.nextInt(10); // the guard takes "id > 0" for always true
        var text =
                switch (random.nextInt(keyed ? 5 : 4)) {
                    case 0 -> "update t set name = '" + name() + "' where id > " + low;
                    case 1 -> "delete from t where id = " + low;
                    case 2 -> "insert into t select id + 100, name from t where id < " + low;
                    case 3 -> "update t set id = id + 1000 where id = " + low;
                    default ->
                        "insert into t values (" + low + ", '" + name()
                                + "') on conflict (id) do update set name = excluded.name";
                };
        return new Step.Sql(number, number == 1 ? List.of() : List.of(number - 1), "warehouse", text, null);
    }

    private String name() {
        return "n" + random.nextInt(3);
    }

    private List<List<String>> rows() {
        return warehouse.rows("select id::text, name from t order by id, name");
    }

    private static List<Long> byKey(List<List<String>> before, List<List<String>> after) {
        Map<String, String> old = new HashMap<>();
        before.forEach(row -> old.put(row.get(0), row.get(1)));
        long inserted = 0;
        long changed = 0;
        for (var row : after) {
            var name = old.remove(row.get(0));
            inserted += name == null ? 1 : 0;
            changed += name != null && !name.equals(row.get(1)) ? 1 : 0;
        }
        return List.of(inserted, changed, (long) old.size());
    }

    private static List<Long> asMultisets(List<List<String>> before, List<List<String>> after) {
        var gone = new ArrayList<>(before);
        var come = new ArrayList<List<String>>();
        for (var row : after) {
            if (!gone.remove(row)) {
                come.add(row);
            }
        }
        return List.of((long) come.size(), 0L, (long) gone.size());
    }
}
