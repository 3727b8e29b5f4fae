package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadGrammarTest {

    @Test
    void a_copy_from_a_file_is_a_load() {
        assertThat(load(SqlDialect.POSTGRES, "COPY orders FROM '/tmp/cleaned.csv' WITH (FORMAT csv, HEADER true)"))
                .isEqualTo(new LoadRequest(
                        TableRef.of("orders"), List.of(), "/tmp/cleaned.csv", "csv", ",", "\"", "\"", "", 1, null));
    }

    @Test
    void reads_the_words_of_old_and_escapes() {
        assertThat(
                        load(
                                SqlDialect.POSTGRES,
                                "copy Sales.Orders (id, \"Amount\") from 'a b.csv' delimiter E'\\t' null as 'NA' csv header encoding 'LATIN1'"))
                .isEqualTo(new LoadRequest(
                        TableRef.of("sales.orders"),
                        List.of("id", "Amount"),
                        "a b.csv",
                        "csv",
                        "\t",
                        "\"",
                        "\"",
                        "NA",
                        1,
                        "LATIN1"));
    }

    @Test
    void a_load_data_is_a_load() {
        assertThat(
                        load(
                                SqlDialect.MYSQL,
                                "LOAD DATA LOCAL INFILE '/data/s.csv' INTO TABLE orders CHARACTER SET utf8mb4 FIELDS TERMINATED BY ';' ENCLOSED BY '\"' LINES TERMINATED BY '\\r\\n' IGNORE 2 ROWS (id, amount)"))
                .isEqualTo(new LoadRequest(
                        TableRef.of("orders"),
                        List.of("id", "amount"),
                        "/data/s.csv",
                        "csv",
                        ";",
                        "\"",
                        "\\",
                        "\\N",
                        2,
                        "utf8mb4"));
    }

    private static LoadRequest load(SqlDialect dialect, String sql) {
        return ((Verdict.Load) new SqlGuard().check(dialect, sql, Scope.lint())).request();
    }
}
