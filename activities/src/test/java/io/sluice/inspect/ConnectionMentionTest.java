package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionMentionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copy shop.orders into the orders table",
                "How many orders are there in SHOP?",
                "Load the orders from the shop into orders",
                "Sum the orders of the shop database by month"
            })
    void a_connection_is_named_by_its_table_its_place_or_its_kind(String sentence) {
        assertThat(ConnectionMention.of("shop", sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import orders.csv into the shop table",
                "Import the orders from shop.csv into the orders table",
                "Import shop.orders.csv and data/shop.v2.csv into the orders table",
                "Delete rows in the shop table older than 2020",
                "Load https://shop.example.com/x for joe@shop.com into the orders table",
                "How many shops are there in my-shop?",
                "Copy work.shop into the orders table",
                "Show every shop with its owner"
            })
    void a_word_that_may_be_a_table_names_no_connection(String sentence) {
        assertThat(ConnectionMention.of("shop", sentence)).isFalse();
    }
}
