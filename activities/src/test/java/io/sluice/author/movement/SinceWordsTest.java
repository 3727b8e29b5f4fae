package io.sluice.author.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that ask for new rows only, taken out of a sentence. */
class SinceWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Copy the tickets from desk into tickets, only new rows since last time.   | Copy the tickets from desk into tickets.
            Copy desk.tickets into tickets, only new rows                             | Copy desk.tickets into tickets
            Load only the new rows of desk.tickets into tickets                       | Load desk.tickets into tickets
            Load the new and changed tickets from desk into tickets                   | Load tickets from desk into tickets
            Copy desk.tickets into tickets incrementally, upsert by id                | Copy desk.tickets into tickets, upsert by id
            Copy desk.tickets into tickets. Take only new rows.                       | Copy desk.tickets into tickets.""")
    void they_leave_a_sentence_that_reads_everything(String said, String rest) {
        assertThat(SinceWords.in(said)).map(SinceWords::rest).contains(rest);
    }

    @Test
    void they_may_name_the_column() {
        assertThat(SinceWords.in("Copy shop.orders into orders, new and changed rows by updated_at"))
                .contains(new SinceWords("Copy shop.orders into orders", Optional.of("updated_at")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copy the new_orders from shop into orders",
                "Copy the orders from shop into the new table orders",
                "Read news from desk and load into report the answer to: How many new rows came in?"
            })
    void new_things_are_not_always_new_rows(String said) {
        assertThat(SinceWords.in(said)).isEmpty();
    }
}
