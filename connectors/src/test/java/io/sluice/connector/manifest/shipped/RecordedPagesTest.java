package io.sluice.connector.manifest.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shipped manifests read answers that their APIs have really given; {@code README.md} beside them says who recorded which. */
class RecordedPagesTest {
    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void issues_of_github_are_read_along_links_that_name_the_repository_by_its_number() {
        var repository = "octokit-fixture-org/tmp-scenario-paginate-issues-20220719043836917-izyoe";
        try (var api = new RecordedApi("github")) {
            var connector = open("github", api.url(""), "2022-07-20T00:00:00Z", github(repository));
            var issues = read(connector, "issues");
            assertThat(issues)
                    .extracting(issue -> issue.get("number"))
                    .containsExactly(13L, 12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
            assertThat(issues).allSatisfy(issue -> assertThat(issue)
                    .containsEntry("repository", repository)
                    .containsEntry("state", "open")
                    .containsEntry("body", null));
            assertThat(api.asked).hasSize(5);
        }
    }

    @Test
    void commits_comments_and_releases_of_github_have_the_fields_of_their_schemas() {
        try (var api = new RecordedApi("github")) {
            var sample = open("github", api.url(""), "2022-07-20T00:00:00Z", github("octocat/Hello-World"));
            assertThat(read(sample, "commits")).singleElement().satisfies(commit -> has(sample, "commits", commit));
            assertThat(read(sample, "issue_comments"))
                    .singleElement()
                    .satisfies(comment -> has(sample, "issue_comments", comment));
            var recorded = open(
                    "github",
                    api.url(""),
                    "2022-07-20T00:00:00Z",
                    github("octokit-fixture-org/tmp-scenario-paginate-issues-20220719043836917-izyoe"));
            recorded.check();
            assertThat(read(recorded, "releases"))
                    .singleElement()
                    .satisfies(release -> has(recorded, "releases", release));
        }
    }

    @Test
    void a_repository_that_is_not_there_is_an_error_that_says_what_may_be_wrong() {
        try (var api = new RecordedApi("github")) {
            var connector = open("github", api.url(""), "2022-07-20T00:00:00Z", github("foo/bar"));
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(connector::check)
                    .withMessageContaining("404")
                    .withMessageContaining("There is no such repository, or the token may not see it.");
        }
    }

    @Test
    void posts_of_a_mastodon_account_are_read_until_the_server_names_no_next_page() {
        try (var api = new RecordedApi("mastodon")) {
            var connector = mastodon(api, "mastodonpy_test");
            connector.check();
            assertThat(read(connector, "accounts"))
                    .singleElement()
                    .satisfies(account -> has(connector, "accounts", account));
            var posts = read(connector, "statuses");
            assertThat(posts)
                    .extracting(post -> post.get("content"))
                    .startsWith("<p>Toot number 9!</p>", "<p>Toot number 8!</p>")
                    .endsWith("<p>Toot number 0!</p>")
                    .hasSize(10);
            assertThat(posts).allSatisfy(post -> has(connector, "statuses", post));
        }
    }

    @Test
    void trending_tags_of_mastodon_are_one_page_where_it_is_not_full() {
        try (var api = new RecordedApi("mastodon")) {
            var connector = mastodon(api, "mastodonpy_test");
            var tags = read(connector, "trending_tags");
            assertThat(tags).hasSize(10).allSatisfy(tag -> has(connector, "trending_tags", tag));
            assertThat(tags.getFirst()).containsEntry("name", "caturday");
            assertThat(read(connector, "trending_statuses")).isEmpty();
        }
    }

    @Test
    void an_account_that_is_not_there_is_an_error_with_what_the_server_says() {
        try (var api = new RecordedApi("mastodon")) {
            var connector = mastodon(api, "kljadklajsdkljlkjlkjlkjasdasd");
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> read(connector, "accounts"))
                    .withMessageContaining("404")
                    .withMessageContaining("Record not found");
        }
    }

    @Test
    void stories_and_comments_of_hacker_news_come_with_their_nulls() {
        try (var api = new RecordedApi("hackernews")) {
            var connector = open("hackernews", api.url(""), "2015-01-02T05:00:00Z", Map.of("start_date", "2015-01-02"));
            var stories = read(connector, "stories");
            assertThat(stories).hasSize(4).allSatisfy(story -> has(connector, "stories", story));
            assertThat(stories.getFirst()).containsEntry("points", 270L).containsEntry("num_comments", 103L);
            assertThat(RecordedApi.parameters(api.asked.getFirst()))
                    .containsEntry("numericFilters", "created_at_i>=1420156800,created_at_i<=1420174800");
            assertThat(api.asked.getFirst().getRawQuery()).contains("created_at_i%3E%3D1420156800%2C");
            var early = open("hackernews", api.url(""), "2015-01-02T00:20:00Z", Map.of("start_date", "2015-01-02"));
            assertThat(read(early, "comments")).singleElement().satisfies(comment -> {
                has(early, "comments", comment);
                assertThat(comment).containsEntry("story_title", "When the money's just too damn good");
            });
        }
    }

    @Test
    void more_hits_than_hacker_news_gives_are_an_error_and_not_lost() {
        try (var api = new RecordedApi("hackernews")) {
            var connector = open("hackernews", api.url(""), "2015-01-02T05:00:00Z", Map.of("start_date", "2015-01-02"));
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> read(connector, "front_page"))
                    .withMessageContaining("5562 hits were found");
        }
    }

    @Test
    void rates_of_a_friday_are_not_taken_for_those_of_the_saturday() {
        try (var api = new RecordedApi("exchange-rates")) {
            var connector =
                    open("exchange-rates", api.url(""), "2026-07-11T18:00:00Z", Map.of("start_date", "2026-07-10"));
            connector.check();
            assertThat(read(connector, "daily_rates")).singleElement().satisfies(rates -> {
                has(connector, "daily_rates", rates);
                assertThat(rates.get("date")).isEqualTo("2026-07-10");
                assertThat(rates.get("rates")).hasToString("{AUD=1.6447, GBP=0.85155, JPY=185.02, USD=1.143}");
            });
        }
    }

    @Test
    void a_day_before_the_first_rates_is_an_error_that_says_when_they_begin() {
        try (var api = new RecordedApi("exchange-rates")) {
            var connector =
                    open("exchange-rates", api.url(""), "1998-12-31T18:00:00Z", Map.of("start_date", "1998-12-31"));
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> read(connector, "daily_rates"))
                    .withMessageContaining("1999-01-04");
        }
    }

    @Test
    void earthquakes_are_read_page_by_page_from_the_offset_that_the_catalog_says() {
        try (var api = new RecordedApi("earthquakes")) {
            var connector = open(
                    "earthquakes",
                    api.url(""),
                    "2019-06-26T00:00:00Z",
                    Map.of("start_date", "2019-05-05", "minimum_magnitude", 1L));
            var quakes = read(connector, "earthquakes");
            assertThat(quakes)
                    .extracting(quake -> quake.get("id"), quake -> quake.get("place"))
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("ak0195sm9zcz", "75km S of Kobuk, Alaska"),
                            org.assertj.core.groups.Tuple.tuple("us600045k1", "131km E of Bitung, Indonesia"));
            assertThat(quakes).allSatisfy(quake -> has(connector, "earthquakes", quake));
            assertThat(api.asked)
                    .extracting(asked -> RecordedApi.parameters(asked).get("offset"))
                    .containsExactly(null, "2", "3");
        }
    }

    private ManifestConnector mastodon(RecordedApi api, String account) {
        return open(
                "mastodon",
                api.url("/api/v1"),
                "2026-08-01T14:00:00Z",
                Map.of("server", "localhost", "accounts", List.of(account)));
    }

    private static Map<String, Object> github(String repository) {
        return Map.of("token", "s3cret-token", "repositories", List.of(repository));
    }

    private ManifestConnector open(String name, URI base, String now, Map<String, Object> settings) {
        var manifest = Manifest.read(name, Shipped.text(name).orElseThrow());
        var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new ManifestConnector(
                manifest, new Opening(new Config(settings, changed -> {}), clock, http, Limiter.none(), base));
    }

    /** Each field that the schema names, so that no column is for ever empty. */
    private static void has(ManifestConnector connector, String stream, Map<String, @Nullable Object> record) {
        var schema = connector.streams().stream()
                .filter(one -> one.name().equals(stream))
                .findFirst()
                .orElseThrow()
                .schema();
        assertThat(schema.get("properties")).isInstanceOfSatisfying(Map.class, fields -> assertThat(record.keySet())
                .containsAll(fields.keySet()));
    }

    private static List<Map<String, @Nullable Object>> read(ManifestConnector connector, String stream) {
        var records = new ArrayList<Map<String, @Nullable Object>>();
        try (var reader = connector.read(Reading.full(stream))) {
            for (var piece = reader.next(); !(piece instanceof Piece.End); piece = reader.next()) {
                if (piece instanceof Piece.Records some) {
                    records.addAll(some.records());
                }
            }
        }
        return records;
    }
}
