package io.sluice.standalone.story;

import static io.sluice.standalone.story.Replies.patch;
import static io.sluice.standalone.story.Replies.pipeline;
import static io.sluice.standalone.story.Replies.sql;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of common faults: with patches that a model once gave, and by the built-in rules alone. */
class CommonFaultsTest {

    private static final double GOAL = 0.7;
    private static final int AT_ONCE = 4;

    @TempDir
    static Path folder;

    private static final ReplayingModel MODEL = new ReplayingModel();
    private static Installation sluice;
    private static Warehouse warehouse;

    @BeforeAll
    static void start() throws Exception {
        sluice = new Installation(folder);
        MODEL.author(sluice);
        CommonFaults.writeFiles(sluice.files());
        sluice.up();
        warehouse = Warehouse.of(sluice);
        CommonFaults.TABLES.forEach(warehouse::execute);
    }

    @AfterAll
    static void stop() {
        sluice.close();
        MODEL.close();
    }

    @Test
    void most_common_faults_are_repaired() throws Exception {
        var faults = CommonFaults.all();
        assertThat(faults).hasSize(24);
        assertThat(faults.stream().map(Fault::kind).distinct()).hasSize(12);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var patched = threads.invokeAll(tasks(faults, "patched", true));
            var ruled = threads.invokeAll(tasks(faults, "ruled", false));
            report(faults, patched, ruled);
            assertThat(repaired(patched)).isGreaterThanOrEqualTo((int) Math.ceil(GOAL * faults.size()));
        }
    }

    private static List<Callable<String>> tasks(List<Fault> faults, String prefix, boolean withPatch) {
        return faults.stream()
                .map(fault -> (Callable<String>) () -> met(fault, prefix + "_" + faults.indexOf(fault), withPatch))
                .toList();
    }

    /** How the request ended; {@code repaired} when the right rows are in. */
    private static String met(Fault fault, String table, boolean withPatch) {
        if (!fault.prepare(table).isEmpty()) {
            warehouse.execute(fault.prepare(table));
        }
        var sentence = "Fill the table " + table;
        if (withPatch) {
            MODEL.learns(sentence, fault.draft(table), fault.patch(table));
        } else {
            MODEL.learns(sentence, fault.draft(table));
        }
        var request = Story.tell(sluice, table.replace('_', '-'), sentence, "yes", "warehouse");
        if (!request.path("outcome").asText().equals("committed")) {
            return request.path("outcome").asText() + ": "
                    + request.path("error").path("message").asText();
        }
        if (request.path("repairs").isEmpty()) {
            return "there was no fault";
        }
        var rows = warehouse.count(table);
        return rows == fault.rows() ? "repaired" : "committed " + rows + " rows for " + fault.rows();
    }

    private static int repaired(List<Future<String>> results) throws Exception {
        var count = 0;
        for (var result : results) {
            count += result.get().equals("repaired") ? 1 : 0;
        }
        return count;
    }

    private static void report(List<Fault> faults, List<Future<String>> patched, List<Future<String>> ruled)
            throws Exception {
        var text = new StringBuilder(
                "\n| class | fault | with a model's patch | by the rules alone |\n|---|---|---|---|\n");
        for (int i = 0; i < faults.size(); i++) {
            var fault = faults.get(i);
            text.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            fault.kind(),
                            fault.name(),
                            first(patched.get(i).get()),
                            first(ruled.get(i).get())));
        }
        text.append("| all | %d | %d repaired | %d repaired |%n"
                .formatted(faults.size(), repaired(patched), repaired(ruled)));
        System.out.println(text);
    }

    private static String first(String line) {
        return line.lines().findFirst().orElse("");
    }

    @Test
    void an_author_whose_drafts_always_fail_is_stopped_after_three_repairs_and_nothing_is_committed() {
        warehouse.execute("create table always (n int primary key)");
        warehouse.execute("insert into always values (1)");
        var sentence = "Fill the table always with what it has";
        MODEL.learns(sentence, pipeline(insert("1")), again("2 - 1"), again("3 - 2"), again("4 - 3"), again("5 - 4"));
        var request = Story.tell(sluice, "always-fails", sentence, "yes", "warehouse");
        assertThat(request.path("outcome").asText()).isEqualTo("failed");
        assertThat(request.path("repairs").findValuesAsText("successful")).containsExactly("false", "false", "false");
        assertThat(of(request, "select count(*) from repair_logs")).isEqualTo("3");
        assertThat(of(request, "select count(*) from execution_logs")).isEqualTo("4");
        assertThat(of(request, "select count(distinct attempt) from execution_logs"))
                .isEqualTo("4");
        assertThat(of(request, "select count(*) from proofs")).isEqualTo("0");
        assertThat(of(request, "select count(*) from commits")).isEqualTo("0");
        assertThat(request.path("error").path("message").asText()).contains("always");
        assertThat(warehouse.count("always")).isEqualTo(1);
        assertThat(MODEL.heard(sentence)).as("a draft and three repairs").hasSize(4);
    }

    private static String again(String value) {
        return patch("another way to say it", insert(value));
    }

    private static Map<String, Object> insert(String value) {
        return sql("warehouse", "insert into always (n) select " + value);
    }

    private static String of(JsonNode request, String select) {
        return Warehouse.store(sluice)
                .one(select + " where pipeline_id = "
                        + request.path("pipeline_id").asInt());
    }
}
