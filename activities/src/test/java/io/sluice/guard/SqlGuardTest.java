package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlGuardTest {
    private final SqlGuard guard = new SqlGuard();

    static Stream<Corpus> hostile() {
        return Corpus.read("sql-hostile.jsonl");
    }

    static Stream<Corpus> legal() {
        return Corpus.read("sql-legal.jsonl");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refuses_every_disguise_by_the_rule_that_it_breaks(Corpus disguise) {
        var verdict = guard.check(SqlDialect.of(disguise.dialect()), disguise.text(), Scope.lint());

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.rule().id()).isEqualTo(disguise.rule());
            assertThat(rejected.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("legal")
    void accepts_what_a_pipeline_may_do(Corpus statement) {
        assertThat(guard.check(SqlDialect.of(statement.dialect()), statement.text(), Scope.lint())
                        .accepted())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("legal")
    void accepts_its_own_output_again_and_leaves_it_as_it_is(Corpus statement) {
        var dialect = SqlDialect.of(statement.dialect());
        if (guard.check(dialect, statement.text(), Scope.lint()) instanceof Verdict.Sql first) {
            for (var safe : first.statements()) {
                assertThat(guard.check(dialect, safe.sql(), Scope.lint()))
                        .isInstanceOfSatisfying(Verdict.Sql.class, again -> assertThat(again.statements())
                                .containsExactly(safe));
            }
        }
    }

    @Test
    void says_what_a_statement_reads_and_writes() {
        var verdict = accepted(
                "INSERT INTO totals SELECT c.name, sum(o.amount) FROM orders o JOIN crm.customers c ON c.id = o.id GROUP BY 1");

        assertThat(verdict.reads()).containsExactlyInAnyOrder(TableRef.of("orders"), TableRef.of("crm.customers"));
        assertThat(verdict.writes()).containsExactly(TableRef.of("totals"));
        assertThat(verdict.readOnly()).isFalse();
    }

    @Test
    void does_not_take_a_common_table_expression_for_a_table_nor_a_table_for_one_out_of_its_sight() {
        assertThat(accepted("WITH big AS (SELECT * FROM orders) SELECT * FROM big")
                        .reads())
                .containsExactly(TableRef.of("orders"));
        assertThat(accepted("SELECT * FROM (WITH secret AS (SELECT 1) SELECT * FROM secret) a, secret")
                        .reads())
                .containsExactly(TableRef.of("secret"));
        assertThat(accepted("WITH secret AS (SELECT * FROM secret) SELECT * FROM secret")
                        .reads())
                .containsExactly(TableRef.of("secret"));
    }

    @Test
    void names_the_kind_of_every_statement() {
        assertThat(kinds("SELECT 1")).containsExactly(SafeStatement.Kind.READ);
        assertThat(kinds("INSERT INTO t VALUES (1)")).containsExactly(SafeStatement.Kind.INSERT);
        assertThat(kinds("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING")).containsExactly(SafeStatement.Kind.UPSERT);
        assertThat(kinds("CREATE TABLE t AS SELECT 1; UPDATE t SET a = 1 WHERE a = 2; DELETE FROM t WHERE a = 3"))
                .containsExactly(SafeStatement.Kind.CREATE_TABLE, SafeStatement.Kind.UPDATE, SafeStatement.Kind.DELETE);
    }

    @Test
    void runs_the_parsers_text_and_not_the_authors() {
        assertThat(accepted("select /* x */ a\n from t -- y")
                        .statements()
                        .getFirst()
                        .sql())
                .isEqualTo("SELECT a FROM t");
    }

    @Test
    void a_refusal_becomes_a_problem_that_an_author_can_repair() {
        var refused = (Verdict.Rejected) guard.check(SqlDialect.POSTGRES, "DELETE FROM orders", Scope.lint());

        assertThat(refused.problem("introspect", 2))
                .isEqualTo(new Problem(
                        Problem.Kind.FORBIDDEN,
                        "introspect",
                        2,
                        "where-missing: This would change every row of orders.",
                        "orders",
                        "add a WHERE that says which rows are meant."));
    }

    private Verdict.Sql accepted(String text) {
        return (Verdict.Sql) guard.check(SqlDialect.POSTGRES, text, Scope.lint());
    }

    private List<SafeStatement.Kind> kinds(String text) {
        return accepted(text).statements().stream().map(SafeStatement::kind).toList();
    }
}
