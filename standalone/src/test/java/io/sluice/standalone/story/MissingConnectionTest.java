package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that names a connection which nobody has made yet asks for it, and goes on when it is there. */
class MissingConnectionTest {

    @TempDir
    static Path folder;

    private static Installation sluice;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).planned().up();
    }

    @AfterAll
    static void stop() {
        sluice.close();
    }

    @Test
    void goes_on_to_its_diff_when_the_connection_of_its_name_is_made_also_after_a_restart() {
        try (var harbour = ferries()) {
            var asks = Story.tell(sluice, "ferries", "Copy harbour.ferries into ferries", "ask", "warehouse");
            assertThat(asks.path("outcome").asText()).isEqualTo("asked");
            assertThat(asks.at("/question/text").asText())
                    .contains("There is no connection “harbour” here")
                    .contains("./sluice connect harbour");
            assertThat(asks.at("/question/missing/name").asText()).isEqualTo("harbour");
            sluice.kill();
            sluice.up();
            var other = sluice.run("connect", "quay", harbour.as("quay").location());
            assertThat(other.err()).doesNotContain("goes on");
            var made = sluice.run("connect", "harbour", harbour.as("harbour").location());
            assertThat(made.exit()).as(made.err()).isZero();
            assertThat(made.err()).contains("request ferries had asked for it and goes on");
            Story.ends(sluice, "ferries", "awaiting_approval");
            var diff = sluice.rest().show("ferries");
            assertThat(diff.at("/change/tables/0/inserted").asInt()).isEqualTo(2);
            assertThat(sluice.run("approve", "ferries").exit()).isZero();
            assertThat(Warehouse.of(sluice).count("ferries")).isEqualTo(2);
        }
    }

    @Test
    void goes_on_when_a_connection_of_the_kind_that_it_names_is_made() {
        try (var lakes = TestDatabase.mariadb()) {
            lakes.run("create table lakes (id integer primary key, depth integer)");
            lakes.run("insert into lakes values (1, 40), (2, 12)");
            var sentence = "Copy lakes from the MySQL database into lakes";
            var asks = Story.tell(sluice, "lakes", sentence, "yes", "warehouse");
            assertThat(asks.at("/question/missing/kind").asText())
                    .as(asks.toString())
                    .isEqualTo("mysql");
            StoryConnections.database(sluice, "water", lakes.as("water").location());
            Story.ends(sluice, "lakes", "committed");
            assertThat(Warehouse.of(sluice).count("lakes")).isEqualTo(2);
        }
    }

    private static TestDatabase ferries() {
        var harbour = TestDatabase.sqlite(sluice.files());
        harbour.run("create table ferries (id integer primary key, seats integer)");
        harbour.run("insert into ferries values (1, 120), (2, 80)");
        return harbour;
    }
}
