package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileMentionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Import examples/sales.csv into orders       | examples/sales.csv          | true
            Import SALES.CSV into orders                | sales.csv                   | true
            load the order file into t                  | in/Orders.json              | true
            load both orders files                      | in/orders-2024.csv          | true
            append sales_*.csv to sales                 | sales_07.csv                | true
            load all csv files                          | x.csv                       | true
            把订单导入 orders_new                        | 订单.csv                     | true
            Import sales.csv into orders                | ui/web/package.json         | false
            How many customers are there ?              | in/2024/invoices.parquet    | false
            """)
    void says_which_files_a_sentence_may_speak_of(String sentence, String path, boolean meant) {
        assertThat(new FileMention(sentence).test(path)).isEqualTo(meant);
    }
}
