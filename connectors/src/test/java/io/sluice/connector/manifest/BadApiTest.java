package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.connector.manifest.reach.SecretMask;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What real APIs do on bad days: the records are read once each, or the error says where, what and what to do. */
class BadApiTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-15T12:34:56Z"), ZoneOffset.UTC);
    private static final String QUICK =
            "error_handler: {type: DefaultErrorHandler, max_retries: 2, backoff_strategies: "
                    + "[{type: ConstantBackoffStrategy, backoff_time_in_seconds: 0.001}]%s}";
    private static final String NEXT_LINK =
            "{type: DefaultPaginator, page_token_option: {type: RequestPath}, pagination_strategy: "
                    + "{type: CursorPagination, cursor_value: \"{{ response.next }}\", stop_condition: \"{{ not response.next }}\"}}";
    private static final String NEXT_PAGE =
            "{type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: "
                    + "request_parameter, field_name: page}, pagination_strategy: {type: PageIncrement, page_size: 1, start_from_page: 1}}";

    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));
    private final SecretMask mask = new SecretMask();
    private @Nullable RawServer server;

    @AfterEach
    void close() {
        http.close();
        if (server != null) {
            server.close();
        }
    }

    private StreamReader open(RawServer.Behaviour behaviour, String requester, String paginator) {
        return connector(behaviour, requester, paginator).read(Reading.full("things"));
    }

    private ManifestConnector connector(RawServer.Behaviour behaviour, String requester, String paginator) {
        return connector(behaviour, requester, paginator, null);
    }

    private ManifestConnector connector(
            RawServer.Behaviour behaviour, String requester, String paginator, @Nullable String elsewhere) {
        server = new RawServer(behaviour);
        var yaml = """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [things]}
                streams:
                  - type: DeclarativeStream
                    name: things
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url_base: %s
                        path: /things
                        %s
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
                      paginator: %s
                      partition_router: {type: ListPartitionRouter, values: [north], cursor_field: region}
                """.formatted(elsewhere == null ? server.url() : elsewhere, requester, paginator);
        var opening = new Opening(
                new Config(Map.of("url", server.url()), kept -> {}), CLOCK, http, Limiter.none(), mask, null);
        return new ManifestConnector(Manifest.read("bad", yaml), opening);
    }

    private static List<Object> ids(StreamReader reader) {
        var ids = new ArrayList<Object>();
        try (reader) {
            for (var piece = reader.next(); !(piece instanceof Piece.End); piece = reader.next()) {
                if (piece instanceof Piece.Records records) {
                    records.records().forEach(record -> ids.add(record.get("id")));
                }
            }
        }
        return ids;
    }

    private List<Object> read(RawServer.Behaviour behaviour) {
        return ids(open(behaviour, QUICK.formatted(""), "{type: NoPagination}"));
    }

    private ConnectorException failing(StreamReader reader) {
        var error = catchThrowableOfType(ConnectorException.class, () -> ids(reader));
        assertThat(error).isNotNull();
        assertThat(error).hasMessageContaining("stream things").hasMessageContaining("north");
        assertThat(error.next()).isNotBlank();
        return error;
    }

    private ConnectorException failure(RawServer.Behaviour behaviour) {
        return failing(open(behaviour, QUICK.formatted(""), "{type: NoPagination}"));
    }

    @Test
    void a_storm_of_429_with_seconds_is_waited_out() {
        var ids = ids(open(
                (number, request, reply) -> {
                    if (number < 7) {
                        reply.json(429, "{}", "Retry-After: 0");
                    } else {
                        reply.json("{\"items\": [{\"id\": 1}]}");
                    }
                },
                "http_method: GET",
                "{type: NoPagination}"));
        assertThat(ids).containsExactly(1L);
        assertThat(server.requests).hasSize(7);
    }

    @Test
    void a_storm_of_429_without_an_end_is_an_error_after_a_bounded_number_of_requests() {
        var error = failing(open(
                (number, request, reply) ->
                        reply.json(429, "{\"message\": \"quota of plan 'free' exceeded\"}", "Retry-After: 0"),
                "http_method: GET",
                "{type: NoPagination}"));
        assertThat(error.fault()).isEqualTo(Fault.RATE_LIMITED);
        assertThat(error).hasMessageContaining("429").hasMessageContaining("quota of plan 'free' exceeded");
        assertThat(server.requests).hasSize(11);
    }

    @Test
    void a_429_with_a_date_far_away_is_a_pause_that_is_handed_up() {
        var until = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.ofInstant(CLOCK.instant().plusSeconds(90), ZoneOffset.UTC));
        try (var reader = open(
                (number, request, reply) -> reply.json(429, "{}", "Retry-After: " + until),
                "http_method: GET",
                "{type: NoPagination}")) {
            assertThat(reader.next()).isInstanceOfSatisfying(Piece.Pause.class, pause -> {
                assertThat(pause.duration()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
                assertThat(pause.reason()).contains("429");
            });
        }
    }

    @Test
    void a_test_of_a_connection_says_when_to_try_again_instead_of_waiting() {
        var connector = connector(
                (number, request, reply) -> reply.json(429, "{}", "Retry-After: 90"),
                "http_method: GET",
                "{type: NoPagination}");
        var error = catchThrowableOfType(ConnectorException.class, connector::check);
        assertThat(error).hasMessageContaining("things could not be tried: HTTP status 429");
        assertThat(error.fault()).isEqualTo(Fault.RATE_LIMITED);
        assertThat(error.next()).matches("Try again in (89|90) seconds");
    }

    @Test
    @Timeout(20)
    void a_test_of_a_connection_says_soon_that_nobody_is_there() throws IOException {
        int closed;
        try (var nobody = new ServerSocket(0)) {
            closed = nobody.getLocalPort();
        }
        var connector = connector(
                (number, request, reply) -> {},
                "http_method: GET",
                "{type: NoPagination}",
                "http://127.0.0.1:" + closed);
        var error = catchThrowableOfType(ConnectorException.class, connector::check);
        assertThat(error.fault()).isEqualTo(Fault.UNREACHABLE);
        assertThat(error).hasMessageContaining("stream things").hasMessageContaining("Connection refused");
        assertThat(error.next()).contains("Check the host name");
    }

    @Test
    @Timeout(30)
    void a_test_of_a_connection_does_not_wait_out_many_short_pauses() {
        var connector = connector(
                (number, request, reply) -> reply.json(429, "{\"message\": \"not so fast\"}", "Retry-After: 4"),
                "http_method: GET",
                "{type: NoPagination}");
        var error = catchThrowableOfType(ConnectorException.class, connector::check);
        assertThat(error.fault()).isEqualTo(Fault.RATE_LIMITED);
        assertThat(error).hasMessageContaining("not so fast");
    }

    @Test
    void errors_of_the_server_are_tried_again_and_then_told() {
        assertThat(read((number, request, reply) -> {
                    if (number == 1) {
                        reply.json(500, "{}");
                    } else if (number == 2) {
                        reply.json(503, "{}");
                    } else {
                        reply.json("{\"items\": [{\"id\": 1}]}");
                    }
                }))
                .containsExactly(1L);
        var error = failure((number, request, reply) -> reply.send(
                502, "text/html", "<html><title>502 Bad Gateway</title></html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(error.fault()).isEqualTo(Fault.OVERLOADED);
        assertThat(error).hasMessageContaining("502 Bad Gateway").hasMessageContaining("tried 3 times");
    }

    @Test
    void a_reset_in_the_middle_of_a_body_loses_and_doubles_nothing() {
        assertThat(read((number, request, reply) -> {
                    if (number < 3) {
                        reply.head(200, "application/json", 1000);
                        reply.out().write("{\"items\": [{\"id\": 1}, {\"id\"".getBytes(StandardCharsets.UTF_8));
                        reply.reset();
                    } else {
                        reply.json("{\"items\": [{\"id\": 1}, {\"id\": 2}]}");
                    }
                }))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_body_that_always_breaks_off_is_a_lost_connection() {
        var error = failure((number, request, reply) -> {
            reply.head(200, "application/json", 1000);
            reply.out().write("{\"items\": [{\"id\": 1}, ".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(error.fault()).isEqualTo(Fault.UNREACHABLE);
        assertThat(error).hasMessageContaining("tried 3 times");
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void a_body_cut_off_though_it_claims_to_be_whole_shows_where_it_ends() {
        var error = failure((number, request, reply) -> reply.json("{\"items\": [{\"id\": 1}, {\"id\": 2, \"na"));
        assertThat(error.fault()).isEqualTo(Fault.BAD_DATA);
        assertThat(error)
                .hasMessageContaining("200")
                .hasMessageContaining("no complete JSON")
                .hasMessageContaining("column");
    }

    @Test
    void the_content_type_does_not_matter_where_the_content_is_right() {
        assertThat(read((number, request, reply) ->
                        reply.text("text/plain", "{\"items\": [{\"id\": 1}]}", StandardCharsets.UTF_8)))
                .containsExactly(1L);
    }

    @Test
    void a_web_page_in_place_of_data_is_called_one() {
        var error = failure((number, request, reply) -> reply.text(
                "text/html; charset=utf-8",
                "<!doctype html><html><title>Log in</title></html>",
                StandardCharsets.UTF_8));
        assertThat(error.fault()).isEqualTo(Fault.BAD_DATA);
        assertThat(error).hasMessageContaining("text/html").hasMessageContaining("Log in");
        assertThat(error.next()).contains("web page");
    }

    @Test
    void text_is_read_in_the_charset_that_the_answer_names_and_a_mark_of_order_is_no_text() {
        var body = "{\"items\": [{\"id\": \"Žluťoučký kůň\"}]}";
        assertThat(read((number, request, reply) ->
                        reply.text("application/json; charset=ISO-8859-2", body, Charset.forName("ISO-8859-2"))))
                .containsExactly("Žluťoučký kůň");
        assertThat(read((number, request, reply) ->
                        reply.text("application/json", "\ufeff" + body, StandardCharsets.UTF_8)))
                .containsExactly("Žluťoučký kůň");
        assertThat(read((number, request, reply) ->
                        reply.text("application/json; charset=utf-16", body, StandardCharsets.UTF_16)))
                .containsExactly("Žluťoučký kůň");
        assertThat(read((number, request, reply) ->
                        reply.text("application/json; charset=klingon", body, StandardCharsets.UTF_8)))
                .containsExactly("Žluťoučký kůň");
    }

    @Test
    void a_next_link_that_leads_to_itself_for_ever_is_an_error() {
        var error = failing(open(
                (number, request, reply) -> reply.json(
                        "{\"items\": [{\"id\": 1}], \"next\": \"" + server.url() + "/things?n=" + number + "\"}"),
                QUICK.formatted(""),
                NEXT_LINK));
        assertThat(error.fault()).isEqualTo(Fault.CONTRACT_BROKEN);
        assertThat(error).hasMessageContaining("circles");
    }

    @Test
    void cursors_that_lead_in_a_circle_are_an_error() {
        var error = failing(open(
                (number, request, reply) -> reply.json("{\"items\": [{\"id\": " + number % 3 + "}], \"next\": \""
                        + server.url() + "/things?n=" + number % 3 + "\"}"),
                QUICK.formatted(""),
                NEXT_LINK));
        assertThat(error).hasMessageContaining("circles");
        assertThat(server.requests).hasSizeLessThan(20);
    }

    @Test
    void a_next_link_into_the_private_network_is_refused() {
        var error = failing(open(
                (number, request, reply) ->
                        reply.json("{\"items\": [{\"id\": 1}], \"next\": \"http://169.254.169.254/latest/meta-data\"}"),
                QUICK.formatted(""),
                NEXT_LINK));
        assertThat(error.fault()).isEqualTo(Fault.FORBIDDEN);
        assertThat(error.next()).contains("SLUICE_ALLOWED_HOSTS");
    }

    @Test
    void a_redirect_into_the_private_network_is_refused() {
        var error = failure((number, request, reply) -> reply.json(302, "", "Location: http://10.0.0.1/secret"));
        assertThat(error.fault()).isEqualTo(Fault.FORBIDDEN);
    }

    @Test
    void a_200_that_carries_an_error_is_one_where_the_manifest_knows_it() {
        var filter =
                ", response_filters: [{type: HttpResponseFilter, predicate: \"{{ 'error' in response }}\", action: FAIL, "
                        + "failure_type: config_error, error_message: \"{{ response.error.text }}\"}]";
        var error = failing(open(
                (number, request, reply) -> reply.json("{\"error\": {\"text\": \"no such account\"}}"),
                QUICK.formatted(filter),
                "{type: NoPagination}"));
        assertThat(error.fault()).isEqualTo(Fault.BAD_SETTING);
        assertThat(error).hasMessageContaining("no such account");
    }

    @Test
    void a_200_with_an_error_in_place_of_the_records_is_no_empty_page() {
        var error =
                failure((number, request, reply) -> reply.json("{\"errors\": [{\"message\": \"query too complex\"}]}"));
        assertThat(error.fault()).isEqualTo(Fault.CONTRACT_BROKEN);
        assertThat(error).hasMessageContaining("query too complex").hasMessageContaining("'items'");
        assertThat(read((number, request, reply) -> reply.json("{\"items\": [], \"error\": \"none\"}")))
                .isEmpty();
        assertThat(read((number, request, reply) -> reply.json("{\"errors\": []}")))
                .isEmpty();
    }

    @Test
    void a_token_that_expires_between_two_pages_is_renewed() {
        var oauth =
                "authenticator: {type: OAuthAuthenticator, client_id: me, client_secret: s3cret!, grant_type: client_credentials, "
                        + "token_refresh_endpoint: \"{{ config['url'] }}/token\"}";
        var tokens = new int[1];
        var ids = ids(open(
                (number, request, reply) -> {
                    if (request.startsWith("POST /token")) {
                        reply.json("{\"access_token\": \"token-" + ++tokens[0] + "\", \"expires_in\": 3600}");
                    } else if (request.contains("page=3")
                            || request.contains("page=2") && request.contains("token-1")) {
                        reply.json(request.contains("page=3") ? 200 : 401, "{\"items\": []}");
                    } else {
                        reply.json("{\"items\": [{\"id\": " + (request.contains("page=2") ? 2 : 1) + "}]}");
                    }
                },
                oauth,
                NEXT_PAGE));
        assertThat(ids).containsExactly(1L, 2L);
        assertThat(tokens[0]).isEqualTo(2);
    }

    @Test
    void a_token_that_is_refused_twice_is_an_error_without_the_token() {
        var oauth =
                "authenticator: {type: OAuthAuthenticator, client_id: me, client_secret: s3cret!, grant_type: client_credentials, "
                        + "token_refresh_endpoint: \"{{ config['url'] }}/token\"}";
        var error = failing(open(
                (number, request, reply) -> {
                    if (request.startsWith("POST /token")) {
                        reply.json("{\"access_token\": \"token-" + number + "\", \"expires_in\": 3600}");
                    } else {
                        reply.json(401, "{\"message\": \"token-1 is not welcome\"}");
                    }
                },
                oauth,
                NEXT_PAGE));
        assertThat(error.fault()).isEqualTo(Fault.UNAUTHORIZED);
        assertThat(error).hasMessageContaining("is not welcome").hasMessageNotContaining("token-1");
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void numbers_of_any_size_stay_what_they_are() {
        assertThat(
                        read(
                                (number, request, reply) -> reply.json(
                                        "{\"items\": [{\"id\": 18446744073709551616}, {\"id\": 9223372036854775807}, {\"id\": 0.10000000000000000001}]}")))
                .extracting(String::valueOf)
                .containsExactly("18446744073709551616", "9223372036854775807", "0.10000000000000000001");
        assertThat(read((number, request, reply) -> reply.json("{\"items\": [{\"id\": 18446744073709551616}]}")))
                .containsExactly(new BigInteger("18446744073709551616"));
    }

    @Test
    void a_record_of_15_mb_is_read_and_one_of_17_mb_is_an_error() {
        assertThat(read((number, request, reply) -> large(reply, 1, 15 << 20))).hasSize(1);
        var error = failure((number, request, reply) -> large(reply, 1, 17 << 20));
        assertThat(error.fault()).isEqualTo(Fault.LIMIT_EXCEEDED);
        assertThat(error).hasMessageContaining("16 MB");
    }

    @Test
    void a_page_of_80_mb_streams_by_and_is_an_error_only_where_an_expression_needs_it_whole() {
        assertThat(read((number, request, reply) -> large(reply, 80, 1 << 20))).hasSize(80);
        var error =
                failing(open((number, request, reply) -> large(reply, 80, 1 << 20), QUICK.formatted(""), NEXT_LINK));
        assertThat(error.fault()).isEqualTo(Fault.LIMIT_EXCEEDED);
        assertThat(error).hasMessageContaining("64 MB");
    }

    private static void large(RawServer.Reply reply, int records, int size) throws IOException {
        reply.head(200, "application/json", -1);
        write(reply.out(), records, size);
    }

    private static void write(OutputStream out, int records, long size) throws IOException {
        var some = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        out.write("{\"items\": [".getBytes(StandardCharsets.UTF_8));
        for (var i = 0; i < records; i++) {
            out.write(((i == 0 ? "" : ",") + "{\"id\": " + i + ", \"text\": \"").getBytes(StandardCharsets.UTF_8));
            for (var written = 0L; written < size; written += some.length) {
                out.write(some);
            }
            out.write("\"}".getBytes(StandardCharsets.UTF_8));
        }
        out.write("]}".getBytes(StandardCharsets.UTF_8));
    }

    /** Two gigabytes in two megabytes. */
    @Test
    void a_compressed_bomb_is_an_error_and_not_the_end_of_memory() {
        var error = failure((number, request, reply) -> {
            reply.head(200, "application/json", -1, "Content-Encoding: gzip");
            try (var packed = new GZIPOutputStream(reply.out())) {
                write(packed, 1, 2L << 30);
            }
        });
        assertThat(error.fault()).isEqualTo(Fault.LIMIT_EXCEEDED);
    }
}
