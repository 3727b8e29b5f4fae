package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScopeTest {
    private static final Scope QUESTION = Scope.question(List.of("public.orders", "crm.customers"), "public");
    private static final Scope STEP =
            Scope.step(List.of("customers"), List.of("orders"), List.of("totals"), List.of("cleaned"), "public");
    private final SqlGuard guard = new SqlGuard();

    @Test
    void a_bare_name_means_the_default_schema() {
        assertThat(check("SELECT * FROM Orders JOIN crm.customers USING (id)", QUESTION))
                .isEqualTo("accepted");
        assertThat(check("SELECT * FROM \"Orders\"", QUESTION)).isEqualTo("table: Orders");
        assertThat(check("SELECT * FROM customers", QUESTION)).isEqualTo("table: customers");
        assertThat(check("SELECT * FROM other.orders", QUESTION)).isEqualTo("table: other.orders");
    }

    @Test
    void finds_a_table_outside_the_scope_wherever_it_hides() {
        assertThat(check("SELECT (SELECT max(id) FROM salaries) FROM orders", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT * FROM orders ORDER BY (SELECT 1 FROM salaries)", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT sum(id) FILTER (WHERE id IN (SELECT id FROM salaries)) FROM orders", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT * FROM orders LIMIT (SELECT count(*) FROM salaries)", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT * FROM orders o JOIN LATERAL (SELECT * FROM salaries) s ON true", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT data -> (SELECT name FROM salaries) FROM orders", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT * FROM orders GROUP BY (SELECT 1 FROM salaries) HAVING 1 = 1", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT rank() OVER (ORDER BY (SELECT 1 FROM salaries)) FROM orders", QUESTION))
                .isEqualTo("table: salaries");
        assertThat(check("SELECT ARRAY(SELECT id FROM salaries) FROM orders", QUESTION))
                .isNotEqualTo("accepted");
    }

    @Test
    void a_question_only_reads() {
        assertThat(check("INSERT INTO orders VALUES (1)", QUESTION)).isEqualTo("read-only: INSERT");
        assertThat(check("COPY orders FROM '/data/a.csv'", QUESTION)).isEqualTo("read-only: orders");
    }

    @Test
    void a_step_writes_only_its_targets() {
        assertThat(check("UPDATE orders SET a = 1 WHERE b = 2", STEP)).isEqualTo("accepted");
        assertThat(check("UPDATE customers SET a = 1 WHERE b = 2", STEP)).isEqualTo("table: customers");
        assertThat(check("CREATE TABLE totals AS SELECT * FROM customers", STEP))
                .isEqualTo("accepted");
        assertThat(check("CREATE TABLE more AS SELECT * FROM customers", STEP)).isEqualTo("table: more");
        assertThat(check("COPY orders FROM '/tmp/cleaned.csv' CSV", STEP)).isEqualTo("accepted");
        assertThat(check("COPY customers FROM '/tmp/cleaned.csv' CSV", STEP)).isEqualTo("table: customers");
    }

    @Test
    void the_outputs_of_the_request_itself_may_be_emptied() {
        assertThat(check("DELETE FROM cleaned", STEP)).isEqualTo("accepted");
        assertThat(check("UPDATE cleaned SET a = 1", STEP)).isEqualTo("accepted");
        assertThat(check("DELETE FROM orders", STEP)).isEqualTo("where-missing: orders");
    }

    private String check(String sql, Scope scope) {
        return guard.check(SqlDialect.POSTGRES, sql, scope) instanceof Verdict.Rejected rejected
                ? rejected.rule().id() + ": " + rejected.token()
                : "accepted";
    }
}
