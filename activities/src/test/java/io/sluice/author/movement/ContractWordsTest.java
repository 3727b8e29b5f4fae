package io.sluice.author.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Copy shop.orders into orders. Freeze its columns.               | FREEZE        | Copy shop.orders into orders.
            Copy shop.orders into orders, upsert by id and stop at new columns | FREEZE     | Copy shop.orders into orders, upsert by id
            Copy shop.orders into orders. Keep the schema as it is.         | FREEZE        | Copy shop.orders into orders.
            Copy shop.orders into orders. Add new columns.                  | EVOLVE        | Copy shop.orders into orders.
            Copy shop.orders into orders; drop rows with new columns        | DISCARD_ROW   | Copy shop.orders into orders
            Copy shop.orders into orders. Leave out new fields. Append.     | DISCARD_VALUE | Copy shop.orders into orders. Append.""")
    void what_is_said_of_new_columns_is_taken_out_of_the_sentence(String sentence, Contract contract, String rest) {
        assertThat(ContractWords.in(sentence)).contains(new ContractWords(rest, contract));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copy shop.orders into orders",
                "Drop rows with empty amount fields",
                "Import new.csv into columns",
                "Copy shop.orders into orders but do not add new columns",
                "Copy shop.orders into orders. Don't ignore new fields.",
                "Copy shop.orders into orders, never drop rows with new columns"
            })
    void other_sentences_say_nothing_of_the_kind(String sentence) {
        assertThat(ContractWords.in(sentence)).isEmpty();
    }
}
