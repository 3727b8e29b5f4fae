package io.sluice.standalone.bench.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.connector.mockapi.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void runs_are_the_same_whatever_the_order_of_records_keys_and_query() throws Exception {
        var ours = run(List.of("{\"a\":1.0,\"b\":2}", "{\"a\":3}"), "x=1&y=2", "{\"at\":\"1\"}", null);
        var theirs =
                run(List.of("{\"a\":3}", "{\"b\":2,\"a\":1}"), "y=2&x=1", "{\"at\":\"1\",\"lookback_window\":4}", null);
        assertThat(ours.differencesFrom(theirs, true)).isEmpty();
    }

    @Test
    void a_record_too_often_a_request_too_few_and_another_state_are_differences() throws Exception {
        var ours = run(List.of("{\"a\":1}", "{\"a\":1}"), "page=1", "{\"at\":\"1\"}", null);
        var theirs = run(List.of("{\"a\":1}"), "page=2", "{\"at\":\"2\"}", null);
        assertThat(ours.differencesFrom(theirs, true))
                .hasSize(3)
                .anySatisfy(text -> assertThat(text).startsWith("records: 1 only ours, 0 only the reference's"))
                .anySatisfy(text -> assertThat(text).startsWith("requests: 1 only ours, 1 only the reference's"))
                .anySatisfy(text -> assertThat(text).startsWith("state"));
        assertThat(ours.differencesFrom(theirs, false)).hasSize(2);
    }

    @Test
    void ending_with_a_fault_where_the_other_does_not_is_a_difference() throws Exception {
        var fine = run(List.of(), "", "{}", null);
        assertThat(run(List.of(), "", "{}", "boom").differencesFrom(fine, true)).hasSize(1);
        assertThat(run(List.of(), "", "{}", "boom").differencesFrom(run(List.of(), "", "{}", "bang"), true))
                .isEmpty();
    }

    private static Run run(List<String> records, String query, String state, @Nullable String fault)
            throws JsonProcessingException {
        var canonical = new ArrayList<String>();
        for (var record : records) {
            canonical.add(Canonical.json(Reference.JSON.readTree(record)));
        }
        var seen = new Seen("GET", "/a", query, Map.of("user-agent", "x"), "", 200, Set.of("a"));
        return Run.of(canonical, List.of(seen), Reference.JSON.readTree(state), fault);
    }
}
