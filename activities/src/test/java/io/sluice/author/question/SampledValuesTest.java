package io.sluice.author.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Database;
import io.sluice.author.Values;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Introspector;
import io.sluice.fixture.TestDatabase;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of the values of a database some short texts are known, and never those of columns that sound like secrets. */
class SampledValuesTest {

    private final TestDatabase inn = TestDatabase.postgres()
            .run(
                    "create table guests (guest int primary key, name text, password text, api_key text, card_number text, note text)",
                    "insert into guests values (1, 'Ada Moor', 'swordfish', 'k-4711', '4000 1234', repeat('long ', 40))",
                    "create table rooms (room int primary key, colour text)",
                    "insert into rooms select n, 'colour ' || n from generate_series(1, 3000) n");
    private final Databases databases = new Databases();

    @AfterEach
    void close() {
        databases.close();
        inn.close();
    }

    @Test
    void a_value_is_known_with_its_column_and_secrets_are_not() {
        var held = held();
        assertThat(held.holding("ada moor")).singleElement().satisfies(value -> assertThat(value.column())
                .isEqualTo("name"));
        assertThat(held.holding("swordfish")).isEmpty();
        assertThat(held.holding("k-4711")).isEmpty();
        assertThat(held.holding("4000 1234")).isEmpty();
    }

    @Test
    void long_texts_and_more_than_a_thousand_are_left_out() {
        var held = held();
        assertThat(held.holding("long ".repeat(40).strip())).isEmpty();
        var known = 0;
        for (int n = 1; n <= 3000; n++) {
            known += held.holding("colour " + n).size();
        }
        assertThat(known).isEqualTo(1000);
    }

    private Values.Held held() {
        var connection = inn.as("inn");
        return new SampledValues(name -> Optional.of(connection), databases, Clock.systemUTC())
                .of(
                        new Database("inn", Connection.Kind.POSTGRES, "public"),
                        new Introspector(databases).all(connection));
    }
}
