package io.sluice.ui;

import static io.sluice.ui.Call.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ui.Call.Reply;
import org.junit.jupiter.api.Test;

/** What can be said of schedules before any clock is set: Temporal's server within the JVM keeps none. */
class SchedulesContractTest {

    private static final String SENTENCE = "every weekday at 7 import contract.csv into contract";

    private final TestServer server = TestServer.shared();

    private Reply schedule(String more) {
        return server.call().post("/v1/schedules", "{'sentence': '" + SENTENCE + "', 'timezone': 'UTC'" + more + "}");
    }

    private Reply says(String sentence) {
        return server.call().post("/v1/schedules", "{'sentence': '" + sentence + "', 'timezone': 'UTC'}");
    }

    @Test
    void nobody_is_told_that_a_schedule_was_set_up_where_nothing_would_fire_it() {
        isProblem(schedule(""), 501, "no_schedules");
        isProblem(server.call().post("/v1/requests", "{'sentence': '" + SENTENCE + "'}"), 501, "no_schedules");
        assertThat(server.store().schedules().list()).isEmpty();
        assertThat(server.call().get("/v1/schedules").text()).isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void every_field_that_is_wrong_is_named() {
        isProblem(schedule(", 'name': 'Every Morning'"), 400, "bad_name");
        isProblem(schedule(", 'timezone': 'Mars/Olympus'"), 400, "bad_timezone");
        isProblem(schedule(", 'timezone': '+02:00'"), 400, "bad_timezone");
        isProblem(schedule(", 'on_drift': 'panic'"), 400, "bad_on_drift");
        isProblem(schedule(", 'catch_up': 'soon'"), 400, "bad_catch_up");
        isProblem(schedule(", 'budget': {'deleted_percent': 101}"), 400, "bad_budget");
        isProblem(schedule(", 'cron': '0 7 * * *'"), 400, "two_recurrences");
        isProblem(schedule(", 'on': ['nowhere']"), 400, "unknown_connection");
    }

    @Test
    void words_that_make_no_schedule_are_asked_about() {
        isProblem(says("import a.csv into parts"), 400, "no_recurrence");
        isProblem(says("import a.csv into parts every other day"), 400, "unclear_recurrence");
        isProblem(says("import a.csv into parts every 10 seconds"), 400, "unclear_recurrence");
        isProblem(says("every Monday show me the orders"), 400, "question");
        isProblem(says("every day import the orders of yesterday into a"), 400, "relative_date");
        isProblem(says(" "), 400, "empty_sentence");
        isProblem(
                server.call().post("/v1/schedules", "{'sentence': 'import a.csv into parts', 'cron': '61 * * * *'}"),
                400,
                "bad_cron");
    }

    @Test
    void an_unknown_schedule_is_not_found() {
        isProblem(server.call().get("/v1/schedules/nobody"), 404, "unknown_schedule");
        isProblem(server.call().post("/v1/schedules/nobody/pause", "{}"), 404, "unknown_schedule");
        isProblem(server.call().post("/v1/schedules/nobody/run", "{}"), 404, "unknown_schedule");
        isProblem(
                server.call().post("/v1/schedules/nobody/backfill", "{'from': '1', 'to': '2'}"),
                404,
                "unknown_schedule");
        isProblem(server.call().delete("/v1/schedules/nobody"), 404, "unknown_schedule");
    }

    @Test
    void openapi_tells_of_them() {
        assertThat(server.call().get("/openapi.json").json().path("paths").propertyNames())
                .contains(
                        "/v1/schedules",
                        "/v1/schedules/{name}",
                        "/v1/schedules/{name}/pause",
                        "/v1/schedules/{name}/resume",
                        "/v1/schedules/{name}/run",
                        "/v1/schedules/{name}/backfill");
    }
}
