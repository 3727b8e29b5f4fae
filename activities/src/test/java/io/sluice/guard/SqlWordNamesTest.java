package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlWordNamesTest {
    private final SqlGuard guard = new SqlGuard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres | select * from returns limit 1         | select * from "returns" limit 1
            postgres | select count(*) from Order            | select count(*) from "Order"
            postgres | select * from user                    | select * from "user"
            postgres | update order set paid = true where id = 1 | update "order" set paid = true where id = 1
            postgres | delete from returns where id = 1      | delete from "returns" where id = 1
            postgres | select 1 from a join group on a.id = group.id | select 1 from a join "group" on a.id = group.id
            mysql    | select count(*) from order            | select count(*) from `order`
            mysql    | select id, key from order             | select id, key from `order`
            """)
    void a_table_called_like_a_word_of_sql_is_to_be_quoted_and_the_refusal_shows_how(
            String dialect, String sql, String instead) {
        assertThat(guard.check(SqlDialect.of(dialect), sql, Scope.lint()))
                .isInstanceOfSatisfying(Verdict.Rejected.class, refused -> {
                    assertThat(refused.rule()).isEqualTo(Rule.SYNTAX);
                    assertThat(refused.message()).contains("is a word of SQL; ").endsWith("quote its name: " + instead);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from groups limit 1",
                "insert into scores (id, `rank`) values (1, 2) on duplicate key update rank = 3"
            })
    void what_mysql_or_mariadb_takes_is_left_to_them(String sql) {
        assertThat(guard.check(SqlDialect.MYSQL, sql, Scope.lint())).isInstanceOf(Verdict.Sql.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from \"order\"",
                "select extract(year from current_date)",
                "select a is distinct from null from t",
                "select trim(both from name) from t",
                "select * from (select 1) t"
            })
    void other_words_behind_from_are_left_alone(String sql) {
        assertThat(guard.check(SqlDialect.POSTGRES, sql, Scope.lint()))
                .extracting(verdict -> verdict instanceof Verdict.Rejected refused ? refused.message() : "")
                .asString()
                .doesNotContain("is a word of SQL");
    }
}
