package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlRewriteTest {
    private static final Map<String, TableRef> STAGE = Map.of("cleaned", TableRef.of("sluice_r1.s1"));

    @Test
    void puts_the_stage_table_in_the_place_of_the_outputs_name() {
        assertThat(rewritten(
                        SqlDialect.POSTGRES, "INSERT INTO orders SELECT cleaned.id FROM cleaned WHERE cleaned.id > 1"))
                .isEqualTo(
                        "INSERT INTO orders SELECT cleaned.id FROM \"sluice_r1\".\"s1\" AS cleaned WHERE cleaned.id > 1");
    }

    @Test
    void keeps_an_alias_that_is_there() {
        assertThat(rewritten(SqlDialect.POSTGRES, "SELECT c.id FROM cleaned c, (SELECT * FROM cleaned) x"))
                .isEqualTo(
                        "SELECT c.id FROM \"sluice_r1\".\"s1\" c, (SELECT * FROM \"sluice_r1\".\"s1\" AS cleaned) x");
    }

    @Test
    void leaves_other_schemas_literals_columns_and_common_table_expressions_alone() {
        var other = "SELECT 'cleaned', cleaned FROM crm.cleaned";
        var expression = "WITH cleaned AS (SELECT 1) SELECT * FROM cleaned";

        assertThat(rewritten(SqlDialect.POSTGRES, other)).isEqualTo(other);
        assertThat(rewritten(SqlDialect.POSTGRES, expression)).isEqualTo(expression);
    }

    @Test
    void renames_the_target_of_a_write_with_the_columns_that_name_it() {
        assertThat(rewritten(SqlDialect.POSTGRES, "DELETE FROM cleaned WHERE cleaned.id = 1"))
                .isEqualTo("DELETE FROM \"sluice_r1\".\"s1\" AS cleaned WHERE cleaned.id = 1");
        assertThat(rewritten(SqlDialect.MYSQL, "DELETE FROM cleaned WHERE cleaned.id = 1"))
                .isEqualTo("DELETE FROM `sluice_r1`.`s1` WHERE `sluice_r1`.`s1`.id = 1");
        assertThat(rewritten(SqlDialect.POSTGRES, "CREATE TABLE cleaned AS SELECT 1"))
                .isEqualTo("CREATE TABLE \"sluice_r1\".\"s1\" AS SELECT 1");
    }

    private static String rewritten(SqlDialect dialect, String sql) {
        return ((Verdict.Sql) new SqlGuard().check(dialect, sql, Scope.lint()))
                .rewrite(STAGE)
                .getFirst();
    }
}
