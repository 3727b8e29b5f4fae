package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Sales;
import io.sluice.standalone.bench.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing anybody does with Sluice. */
class SentenceToRowsTest {

    private static final String SENTENCE =
            "Import sales.csv into the orders table and drop rows with empty amount fields";

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static Sales sales;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).with("EDITOR", "sed -i s/misspelt/edited/g");
        sales = Sales.write(sluice.files().resolve("sales.csv"), 3000);
        sluice.up();
    }

    @AfterAll
    static void stop() {
        sluice.close();
        assertThat(Installation.tail(sluice.home().resolve("up.log")))
                .as("what libraries log in the JDK's own way is for the server's log, not for the terminal")
                .doesNotContain("INFO: ", "SEVERE: ");
    }

    @Test
    void a_sentence_ends_in_committed_rows_and_the_same_id_commits_nothing_twice() {
        var first = sluice.run("run", SENTENCE, "--id", "first", "--json");
        assertThat(first.exit()).as(first.err()).isZero();
        var change = first.json().path("change").path("tables").path(0);
        assertThat(first.json().path("outcome").asText()).isEqualTo("committed");
        assertThat(first.json().path("basis").asText()).isEqualTo("rehearsed");
        assertThat(change.path("inserted").asLong()).isEqualTo(sales.kept());
        assertThat(change.path("dropped").asLong()).isEqualTo(sales.empty());
        assertThat(change)
                .isEqualTo(first.json().path("predicted").path("tables").path(0));
        var dropped = sluice.run("diff", "first", "--json")
                .json()
                .path("tables")
                .path(0)
                .path("rows")
                .path("dropped");
        assertThat(dropped).hasSize(50);
        assertThat(dropped.path(0).path("before").path("id").asText()).isEqualTo("10");
        var warehouse = Warehouse.of(sluice);
        assertThat(warehouse.count("public.orders")).isEqualTo(sales.kept());
        assertThat(warehouse.one("select count(*) from orders where amount is null"))
                .isEqualTo("0");
        assertThat(warehouse.one("select customer from orders where id = 7")).isEqualTo("Müller, Söhne & Co");

        var again = sluice.run("run", SENTENCE, "--id", "first", "--json");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(warehouse.count("public.orders")).isEqualTo(sales.kept());

        var other = sluice.run("run", "Import sales.csv into the trades table", "--id", "first");
        assertThat(other.exit()).as(other.err()).isEqualTo(2);

        var unnamed = sluice.run("run", SENTENCE, "--json");
        assertThat(unnamed.exit()).as(unnamed.err()).isEqualTo(3);
        assertThat(unnamed.json().path("outcome").asText()).isEqualTo("awaiting_approval");
        assertThat(unnamed.json().path("waits_because").toString()).contains("already loaded");
        assertThat(warehouse.count("public.orders")).isEqualTo(sales.kept());
        assertThat(sluice.run("reject", unnamed.json().path("id").asText()).exit())
                .isZero();
    }

    @Test
    void asks_back_when_the_file_is_missing_and_changes_nothing() throws Exception {
        Files.writeString(sluice.files().resolve("sails.csv"), "a,b\n1,2\n");
        var asked = sluice.run("run", "Import salez.csv into the invoices table", "--json");
        assertThat(asked.exit()).as(asked.err()).isEqualTo(3);
        assertThat(asked.json().path("outcome").asText()).isEqualTo("asked");
        assertThat(asked.json().path("question").toString()).contains("salez.csv");
        assertThat(Warehouse.of(sluice).one("select to_regclass('public.invoices')"))
                .isEqualTo("null");
    }

    @Test
    void refuses_to_drop_everything() {
        var refused = sluice.run("run", "Drop everything", "--json");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(4);
        assertThat(refused.json().path("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void an_undo_takes_a_commit_back_and_twice_is_once() {
        var run = sluice.run("run", "Import sales.csv into the undone table", "--id", "undone", "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        var undo = sluice.run("undo", "undone", "--json");
        assertThat(undo.exit()).as(undo.out() + undo.err()).isZero();
        assertThat(Warehouse.of(sluice).one("select to_regclass('public.undone')"))
                .isEqualTo("null");
        assertThat(sluice.run("show", "undone", "--json").json().path("outcome").asText())
                .isEqualTo("undone");
        assertThat(undo.json().at("/undone/did/0").asText())
                .matches("table public.undone dropped with its [0-9,]+ rows: it came in with the commit");
        var again = sluice.run("undo", "undone");
        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("Already undone");
    }

    @Test
    void a_pipeline_is_edited_in_the_persons_own_editor_and_proven_again() {
        var waiting =
                sluice.run("run", "Import sales.csv into the misspelt table", "--id", "edited", "--approve", "ask");
        assertThat(waiting.exit()).as(waiting.err()).isEqualTo(3);
        var edited = sluice.run("edit", "edited", "--json");
        assertThat(edited.exit()).as(edited.out() + edited.err()).isEqualTo(3);
        assertThat(edited.json()
                        .path("change")
                        .path("tables")
                        .path(0)
                        .path("table")
                        .asText())
                .isEqualTo("public.edited");
        var again = sluice.run("edit", "edited");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("nothing was changed");
    }

    @Test
    void a_question_is_answered_from_the_warehouse() {
        Warehouse.of(sluice).execute("create table if not exists visits (visitor text, minutes int)");
        Warehouse.of(sluice).execute("insert into visits values ('Ann', 12), ('Bob', 30)");
        var answer = sluice.run("ask", "How many visits are there?", "--json");
        assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.json().path("table").path("rows").path(0).path(0).asInt())
                .isEqualTo(2);
    }
}
