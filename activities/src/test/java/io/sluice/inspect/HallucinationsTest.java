package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.Connection;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts that name what is not there, as models like to: none of them gets as far as being run. */
class HallucinationsTest {

    private static final int DRAFTS = 1_000;

    /** {@code T} is a table, {@code C} a column, {@code F} a function of one argument. */
    private static final List<String> STATEMENTS = List.of(
            "SELECT C FROM T",
            "SELECT t.C FROM T t JOIN beds b ON b.bed = t.bed",
            "SELECT species FROM plants WHERE bed IN (SELECT C FROM T)",
            "WITH few AS (SELECT C FROM T) SELECT count(*) FROM few",
            "SELECT species, F(height) FROM plants WHERE C IS NOT NULL",
            "SELECT species FROM plants UNION SELECT C FROM T",
            "SELECT (SELECT max(C) FROM T) FROM beds",
            "UPDATE T SET C = NULL WHERE C IS NOT NULL",
            "DELETE FROM T WHERE C = 'x'",
            "INSERT INTO T (C) SELECT species FROM plants");

    private static final List<String> TABLES = List.of(
            "plant",
            "flowers",
            "public.trees",
            "garden.plants",
            "pg_catalog.pg_authid",
            "information_schema.tables",
            "other.public.plants",
            "\"Plants\"",
            "plants_2024",
            "sluice.ledger");
    private static final List<String> COLUMNS = List.of("name", "color", "\"Species\"", "plant_id", "heigth", "b.bedd");
    private static final List<String> FUNCTIONS =
            List.of("soundexx", "pg_read_file", "lo_import", "median_of", "public.secret", "dblink");

    @Test
    void no_draft_that_names_what_is_not_there_is_run(@TempDir Path folder) {
        try (var garden = TestDatabase.postgres()
                        .run(
                                "create table plants (plant int primary key, species text, height numeric, bed int)",
                                "create table beds (bed int primary key, soil text)");
                var installation = new TestInstallation(folder, garden.as("garden"))) {
            var inspector = new Inspector(installation.store(), installation.connections(), installation.databases());
            var taken = new ArrayList<String>();
            var dice = new Random(4711);
            for (int i = 0; i < DRAFTS; i++) {
                var text = hallucinated(dice);
                if (inspector
                        .faultOf(draft(text), List.<Connection>of(garden.as("garden")))
                        .isEmpty()) {
                    taken.add(text);
                }
            }
            assertThat(taken).isEmpty();
            assertThat(inspector.faultOf(draft("SELECT species FROM plants"), List.of(garden.as("garden"))))
                    .isEmpty();
        }
    }

    private static Pipeline draft(String text) {
        var reads = text.startsWith("SELECT") || text.startsWith("WITH");
        var step = new Step.Sql(1, List.of(), "garden", text, reads ? "answer" : null);
        return new Pipeline(List.of(step), List.of(), List.of(), reads);
    }

    /** At least one of the names is not there. */
    private static String hallucinated(Random dice) {
        var statement = STATEMENTS.get(dice.nextInt(STATEMENTS.size()));
        var hasTable = statement.contains(" T");
        var wrong = dice.nextInt(hasTable ? 2 : 3);
        var table = hasTable && wrong == 0 ? one(TABLES, dice) : "plants";
        var column = wrong == 1 || (!hasTable && wrong == 0) ? one(COLUMNS, dice) : "species";
        var function = wrong == 2 ? one(FUNCTIONS, dice) : "abs";
        return statement
                .replaceAll("\\bT\\b", table)
                .replaceAll("\\bt\\.C\\b", "t." + column.replace("b.", ""))
                .replaceAll("\\bC\\b", column)
                .replaceAll("\\bF\\b", function);
    }

    private static String one(List<String> names, Random dice) {
        return names.get(dice.nextInt(names.size()));
    }
}
