package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a query needs of the outputs {@code o} and {@code c} that it reads. */
class SqlNeedsTest {

    private static SqlNeeds of(String... queries) {
        var scope = new Scope(true, true, Set.of(), Set.of(), Set.of(), Set.of("o", "c"), null);
        return new SqlNeeds(List.of(queries).stream()
                .map(query -> (Verdict.Sql) new SqlGuard().check(SqlDialect.POSTGRES, query, scope))
                .flatMap(verdict -> verdict.statements().stream())
                .toList());
    }

    private static List<String> tests(String query) {
        return of(query).tests("o").stream()
                .map(test -> test.column() + " " + test.operator() + " " + test.literals())
                .toList();
    }

    @Test
    void names_every_column_wherever_it_stands() {
        assertThat(
                        of("select c.name, count(*), sum(o.amount) from o join c on c.id = o.customer_id where o.paid group by c.name order by max(o.at)")
                                .columns("o"))
                .contains(Set.of("amount", "customer_id", "paid", "at"));
        assertThat(of("select a from o join c using (k)").columns("o")).contains(Set.of("a", "k"));
        assertThat(of("select a from o", "select b from o where exists (select 1 from c where c.z = o.y)")
                        .columns("o"))
                .contains(Set.of("a", "b", "y"));
    }

    @Test
    void takes_all_columns_where_a_row_may_be_meant_as_a_whole() {
        for (var query : List.of(
                "select * from o",
                "select x.* from o x",
                "select a from o natural join c",
                "select count(x) from o x",
                "select a, (select count(*) from (select * from c) z) from o")) {
            assertThat(of(query).columns("o")).as(query).isEqualTo(Optional.empty());
        }
    }

    @Test
    void finds_what_every_row_has_passed() {
        assertThat(
                        tests(
                                "select a from o where a > 5 and (b = 'x') and c between 1 and 2.5 and 7 >= d and e in (1, 2) and f = date '2024-01-01' and g = -3"))
                .containsExactly(
                        "a > [5]",
                        "b = [x]",
                        "c >= [1]",
                        "c <= [2.5]",
                        "d <= [7]",
                        "e = [1, 2]",
                        "f = [2024-01-01]",
                        "g = [-3]");
        assertThat(tests("select 1 from c left join o x on x.id = c.id where x.a = 1 and c.b = 2"))
                .containsExactly("a = [1]");
    }

    @Test
    void finds_nothing_where_a_row_might_be_used_that_has_not_passed() {
        for (var query : List.of(
                "select a from o where a > 5 or b = 1",
                "select a from o where not (a > 5)",
                "select a from o where a is null",
                "select a from o where a <> 5",
                "select a from o where a + 1 > 5",
                "select a from o where lower(b) = 'x'",
                "select a from o where b like 'x%'",
                "select a from o where b = 'it''s'",
                "select a from o where a not in (1, 2)",
                "select a from o where a = (select max(a) from o)",
                "select a from c where id in (select id from o where a = 5)",
                "select a from o, c where a = 5",
                "select a from o where a = 5 union select a from c",
                "with x as (select * from o) select a from x where a = 5")) {
            assertThat(tests(query)).as(query).isEmpty();
        }
    }
}
