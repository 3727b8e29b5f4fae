package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.client.RequestDocument;
import io.sluice.standalone.screen.DiffReport;
import io.sluice.standalone.screen.Report;
import io.sluice.standalone.screen.Screen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person and a script see of a server whose documents are written down here. */
class VerbsTest {
    private static final String COMMITTED = """
            {"id":"a","pipeline_id":1,"outcome":"committed","basis":"rehearsed","proof":"p1",
             "phases":[{"name":"generate","ms":12},{"name":"commit","ms":1500}],
             "change":{"tables":[{"connection":"warehouse","table":"public.orders","inserted":2941,"changed":0,
               "deleted":0,"dropped":59,"rejected":0}],"files":[]},
             "table":{"columns":[{"name":"city","type":"text"},{"name":"amount","type":"decimal(9,2)"}],
               "rows":[["Zürich","12.50"],["東京","7.00"]],"truncated":true}}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(out), new PrintWriter(messages), false, false);
    private StandIn server;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        server = new StandIn();
        api = new Api(server.web(), null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void follows_a_request_to_its_end_and_prints_the_result_apart_from_the_talk() {
        server.replies("GET /v1/requests/a", running("generate"), COMMITTED)
                .replies("GET /v1/requests/a/events", "id: 1\nevent: phase\ndata: {}\n\n");

        var exit = new Conversation(api, screen, false).untilSettled("a");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("warehouse: public.orders", "2,941", "59", "Zürich", "東京");
        assertThat(messages.toString()).contains("✓ generate", "12 ms", "✓ commit", "1.5 s", "Committed", "undo a");
    }

    @Test
    void ends_with_the_first_rows_of_the_change() {
        server.replies("GET /v1/requests/a", COMMITTED).replies("GET /v1/requests/a/diff", """
                {"proof":"p1","tables":[{"connection":"warehouse","table":"public.orders","rows":{
                  "inserted":[{"before":null,"after":{"id":7,"city":"Graz"},"note":null}]}}]}""");

        new Conversation(api, screen, false).untilSettled("a");

        assertThat(out.toString()).containsPattern("(?s)2,941.*id +city.*\\+ +7 +Graz");
    }

    @Test
    void prints_exactly_one_document_with_json() throws IOException {
        server.replies("GET /v1/requests/a", COMMITTED);

        new Conversation(api, screen, true).untilSettled("a");

        assertThat(StandIn.json(out.toString())).isEqualTo(StandIn.json(COMMITTED));
    }

    @ParameterizedTest
    @CsvSource({
        "committed,0",
        "answered,0",
        "proven,0",
        "undone,0",
        "asked,3",
        "awaiting_approval,3",
        "refused,4",
        "rejected,4",
        "expired,4",
        "failed,5",
        "partly_committed,5",
        "cancelled,130"
    })
    void exits_by_the_outcome(String outcome, int exit) {
        server.replies("GET /v1/requests/a", "{\"id\":\"a\",\"outcome\":\"" + outcome + "\",\"phases\":[]}");

        assertThat(new Conversation(api, screen, false).untilSettled("a")).isEqualTo(exit);
    }

    @Test
    void does_not_take_the_state_before_an_approval_for_the_state_after_it() {
        var waiting = "{\"id\":\"a\",\"outcome\":\"awaiting_approval\",\"phases\":[{\"name\":\"approve\"}]}";
        server.replies("GET /v1/requests/a", waiting, waiting, COMMITTED);
        var before = api.request("a");

        assertThat(new Conversation(api, screen, false).untilSettled(before)).isZero();
    }

    @Test
    void says_what_failed_and_what_to_do_next() {
        server.replies("GET /v1/requests/a", """
                {"id":"a","outcome":"failed","phases":[],"error":{"code":"unreachable","phase":"introspect","step":2,
                 "message":"shop does not answer","next":"start the database"}}""");

        new Conversation(api, screen, false).untilSettled("a");

        assertThat(messages.toString())
                .contains("shop does not answer (in introspect, step 2)", "next: start the database");
    }

    @Test
    void an_undo_tells_what_went_back_and_not_what_had_come_in() throws IOException {
        var undone = StandIn.json(COMMITTED).<ObjectNode>deepCopy().put("outcome", "undone");
        undone.putObject("undone")
                .<ObjectNode>set(
                        "did",
                        JsonNodeFactory.instance
                                .arrayNode()
                                .add("3 rows taken out of public.orders, 2 put back as they were"))
                .set(
                        "left",
                        JsonNodeFactory.instance.arrayNode().add("1 row of warehouse.public.orders left as it is now"));
        server.replies("GET /v1/requests/a", undone.toString());
        var conversation = new Conversation(api, screen, false);

        assertThat(conversation.report(api.request("a"))).isZero();
        assertThat(out.toString())
                .contains(
                        "3 rows taken out of public.orders, 2 put back as they were",
                        "1 row of warehouse.public.orders")
                .doesNotContain("2,941");
        assertThat(messages.toString()).contains("Undone").doesNotContain("Already");

        conversation.report(api.request("a").with("already_undone", true));
        assertThat(messages.toString()).contains("Already undone, nothing changed now");
    }

    @Test
    void shows_what_others_changed_since() throws IOException {
        new DiffReport(screen, 5).print(StandIn.json("""
                {"tables":[{"connection":"warehouse","table":"public.orders","rows":{
                  "conflict":[{"before":{"id":7,"city":"Graz"},"after":{"id":7,"city":"Wien"},"note":"touched since"}]}}]}"""));

        assertThat(out.toString()).containsPattern("! +7 +Graz → Wien +touched since");
    }

    @Test
    void keeps_an_id_one_segment_of_the_path() {
        assertThat(Api.requestPath("a/../b c")).isEqualTo("/v1/requests/a%2F..%2Fb%20c");
    }

    @Test
    void explains_a_refused_call() {
        server.replies(
                "GET /v1/requests/b", 404, "{\"detail\":\"no such request\",\"next\":\"see ./sluice requests\"}");

        var failure = catchThrowableOfType(ApiException.class, () -> api.request("b"));

        assertThat(Main.report(failure, screen, false)).isEqualTo(2);
        assertThat(messages.toString()).contains("no such request", "next: see ./sluice requests");
    }

    @ParameterizedTest
    @CsvSource({"test, Run every test", "build, Bring the build up to date", "completion, Usage: sluice completion"})
    void helps_with_what_the_launcher_and_the_shell_do(String verb, String said) {
        assertThat(execute("help", verb)).isZero();
        assertThat(out.toString()).contains(said);
    }

    @Test
    void a_recurrence_that_is_not_understood_is_a_question_back() {
        server.replies(
                "GET /v1/requests/b",
                400,
                "{\"code\":\"unclear_recurrence\",\"detail\":\"every other day has no day to begin with\"}");

        var failure = catchThrowableOfType(ApiException.class, () -> api.request("b"));

        assertThat(Main.report(failure, screen, false)).isEqualTo(Exit.WAITING);
    }

    @Test
    void blames_the_server_when_it_does_not_answer() {
        server.close();

        var failure = catchThrowableOfType(ApiException.class, () -> api.request("b"));

        assertThat(Main.report(failure, screen, false)).isEqualTo(5);
    }

    @Test
    void refuses_an_empty_sentence_before_it_starts_anything() {
        assertThat(execute("run", " ")).isEqualTo(2);
        assertThat(messages.toString()).contains("the sentence is empty");
    }

    @Test
    void takes_an_option_more_than_once() {
        assertThat(execute("run", "--on", "shop", "--on", "files", " ")).isEqualTo(2);
        assertThat(messages.toString()).contains("the sentence is empty");
    }

    @Test
    void answers_a_mistake_with_one_line_and_where_to_read_on() {
        assertThat(execute("show")).isEqualTo(2);
        assertThat(messages.toString()).contains("ID").contains("next: ./sluice help show");
    }

    @Test
    void tells_an_unknown_verb_with_the_nearest_ones() {
        assertThat(execute("shedule")).isEqualTo(2);
        assertThat(messages.toString())
                .contains("there is no verb shedule; nearest: schedule")
                .contains("next: ./sluice help lists the verbs");
    }

    @Test
    void says_why_a_claim_was_not_checked_and_promises_nothing_of_what_failed() throws IOException {
        new Report(screen).print(new RequestDocument(StandIn.json("""
                {"id":"a","outcome":"committed","claims":[{"text":"no id is empty","holds":null,"why":"there are no rows"}]}""")));
        assertThat(messages.toString()).contains("not checked: no id is empty (there are no rows)");

        new Report(screen).print(new RequestDocument(StandIn.json("""
                {"id":"b","outcome":"failed","author":{"kind":"person"},"claims":[{"text":"no key is empty","holds":null}],
                 "repairs":[{"reason":"no better draft was found","successful":false,"diff":""}]}""")));
        assertThat(messages.toString()).doesNotContain("no key is empty", "no better draft", "resume");
    }

    @Test
    void whoever_leaves_a_question_for_later_has_read_it_once() {
        server.replies(
                        "GET /v1/requests/a",
                        "{\"id\":\"a\",\"outcome\":\"asked\",\"question\":{\"text\":\"Which table?\",\"options\":[]}}")
                .replies("GET /v1/requests/a/events", "id: 1\nevent: phase\ndata: {}\n\n");
        var terminal = new Screen(new PrintWriter(out), new PrintWriter(messages), true, false);
        var input = System.in;
        System.setProperty("sluice.tty.in", "true");
        System.setIn(new ByteArrayInputStream(new byte[] {'\n'}));
        try {
            assertThat(new Conversation(api, terminal, false).untilSettled("a")).isEqualTo(3);
        } finally {
            System.setIn(input);
            System.clearProperty("sluice.tty.in");
        }
        assertThat(messages.toString()).containsOnlyOnce("Which table?");
    }

    @Test
    void says_once_what_cannot_be_undone() throws IOException {
        new Report(screen).print(new RequestDocument(StandIn.json("""
                {"id":"a","outcome":"awaiting_approval","waits_because":["cannot be undone: b has no key"],
                 "not_undoable":["b has no key"]}""")));
        assertThat(messages.toString()).containsOnlyOnce("b has no key");
    }

    @Test
    void a_question_that_no_answer_settles_is_asked_again() throws IOException {
        new Report(screen).print(new RequestDocument(StandIn.json("""
                {"id":"a","outcome":"asked","question":{"text":"x.csv is not in the data folder","options":[],
                 "next":"Ask again with the data folder /x (--files)"}}""")));
        assertThat(messages.toString()).contains("next: Ask again").doesNotContain("answer a");
    }

    @Test
    void a_query_of_a_table_that_is_not_there_asks_for_another() {
        server.replies("POST /v1/query", 422, """
                {"code":"missing_table","detail":"there is no table order in warehouse","next":"Use orders"}""");

        var failure = catchThrowableOfType(
                ApiException.class, () -> api.post("/v1/query", JsonNodeFactory.instance.objectNode()));

        assertThat(Main.report(failure, screen, false)).isEqualTo(3);
        assertThat(messages.toString()).contains("there is no table order", "next: Use orders");
    }

    @Test
    void shows_decimals_with_the_digits_that_the_database_gave() {
        server.replies("GET /v1/requests/a/diff", """
                {"tables":[{"connection":"warehouse","table":"public.orders","note":"This table has no key.","rows":{
                  "inserted":[{"before":null,"after":{"amount":4002.00}}]}}]}""");

        new DiffReport(screen, 5).print(api.get("/v1/requests/a/diff"));

        assertThat(out.toString()).contains("4002.00", "This table has no key.");
    }

    @Test
    void lists_every_verb_in_its_help() {
        assertThat(execute("help")).isZero();
        assertThat(out.toString())
                .contains(
                        "run",
                        "ask",
                        "query",
                        "requests",
                        "show",
                        "logs",
                        "diff",
                        "approve",
                        "reject",
                        "answer",
                        "edit")
                .contains("cancel", "resume", "undo", "scripts", "connect", "connections", "disconnect", "up", "down")
                .contains("status", "version", "test");
    }

    @Test
    void knows_a_phase_that_goes_on_from_one_that_ended() throws IOException {
        var phases = new RequestDocument(StandIn.json(running("commit"))).phases();
        assertThat(phases.getLast().millis()).isEmpty();
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }

    private static String running(String phase) {
        return "{\"id\":\"a\",\"outcome\":\"running\",\"phases\":[{\"name\":\"" + phase + "\",\"ms\":3}]}";
    }
}
