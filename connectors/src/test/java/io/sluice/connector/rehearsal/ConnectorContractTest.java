package io.sluice.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Position;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.connector.manifest.settings.Setting;
import io.sluice.connector.manifest.settings.Settings;
import io.sluice.connector.manifest.shipped.Shipped;
import io.sluice.connector.mockapi.MockApi;
import io.sluice.connector.mockapi.Seen;
import io.sluice.connector.openapi.OpenApiImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every connector keeps, on a mock of its own API: those that come along, the example, and one of each style of OpenAPI document. */
@ParameterizedClass(name = "{0}")
@MethodSource("connectors")
class ConnectorContractTest {
    private static final Instant NOW = Instant.parse("2026-01-06T12:34:56Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which nobody is turned away from: their APIs ask for no secret, or their mock gives everybody a token. */
    private static final Set<String> OPEN_TO_ALL =
            Set.of("earthquakes", "exchange-rates", "hackernews", "mastodon", "enveloped.yaml");

    private final String name;
    private final CamelHttp http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));
    private MockApi mock;
    private Manifest manifest;

    ConnectorContractTest(String name) {
        this.name = name;
    }

    static List<String> connectors() {
        return Stream.of(
                        Shipped.NAMES.stream(),
                        Stream.of("shop.yaml"),
                        Stream.of("link.yaml", "cursor.json", "offset.yaml", "enveloped.yaml", "swagger2.json"))
                .flatMap(names -> names)
                .toList();
    }

    private static String text(String name) throws IOException {
        if (Shipped.NAMES.contains(name)) {
            return Shipped.text(name).orElseThrow();
        }
        if (name.equals("shop.yaml")) {
            return Files.readString(Path.of("../examples/shop.yaml"));
        }
        try (InputStream document = OpenApiImport.class.getResourceAsStream(name)) {
            return OpenApiImport.of(name, new String(document.readAllBytes(), StandardCharsets.UTF_8))
                    .manifest();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        mock = MockApi.serve(text(name), NOW, 0);
        manifest = Manifest.read(name, JSON.writeValueAsString(mock.manifest()));
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        mock.close();
    }

    private ManifestConnector connector(Map<String, @Nullable Object> settings) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new ManifestConnector(
                manifest, new Opening(new Config(settings, changed -> {}), clock, http, new Unhurried(), null));
    }

    private List<String> streams() {
        return manifest.streams().stream().map(ManifestStream::name).toList();
    }

    /** What a reading gave: its records, and how many there were at each position. */
    private record Given(List<Map<String, @Nullable Object>> records, Map<Position, Integer> positions) {}

    private Given read(String stream, @Nullable Position from) {
        mock.begin(false);
        var given = new Given(new ArrayList<>(), new LinkedHashMap<>());
        try (var reader = connector(mock.config()).read(new Reading(stream, null, from))) {
            while (true) {
                switch (reader.next()) {
                    case Piece.Records(var slice, var records) -> given.records.addAll(records);
                    case Piece.PageEnd(var slice, var next) -> given.positions.put(next, given.records.size());
                    case Piece.SliceEnd(var slice, var next) -> given.positions.put(next, given.records.size());
                    case Piece.Pause pause -> {}
                    case Piece.End end -> {
                        return given;
                    }
                }
            }
        }
    }

    @Test
    void its_settings_are_tried_with_a_page() {
        mock.begin(false);
        connector(mock.config()).check();
    }

    @Test
    void every_stream_is_read_to_its_end_past_a_429() {
        for (var stream : streams()) {
            assertThat(read(stream, null).records()).as(stream).isNotEmpty();
            assertThat(mock.seen()).extracting(Seen::status).as(stream).contains(429, 200);
        }
    }

    @Test
    void a_second_reading_gives_the_same_records() {
        for (var stream : streams()) {
            assertThat(read(stream, null).records())
                    .as(stream)
                    .isEqualTo(read(stream, null).records());
        }
    }

    @Test
    void a_key_belongs_to_one_record() {
        for (var stream : manifest.streams()) {
            if (stream.primaryKey().isEmpty()) {
                continue;
            }
            var records = new HashSet<>(read(stream.name(), null).records());
            assertThat(records.stream().map(record -> stream.primaryKey().stream()
                            .map(path -> String.valueOf(at(record, path)))
                            .toList()))
                    .as(stream.name())
                    .doesNotHaveDuplicates()
                    .allSatisfy(key -> assertThat(key).doesNotContain("null"));
        }
    }

    private static @Nullable Object at(@Nullable Object value, List<String> path) {
        for (var step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    @Test
    void a_reading_goes_on_from_any_position_with_exactly_the_rest() {
        for (var stream : streams()) {
            var whole = read(stream, null);
            for (var position : some(List.copyOf(whole.positions().keySet()))) {
                var given = whole.positions().get(position);
                assertThat(read(stream, position).records())
                        .as(stream + " from " + position)
                        .isEqualTo(
                                whole.records().subList(given, whole.records().size()));
            }
        }
    }

    /** The first, the last, and one between. */
    private static Set<Position> some(List<Position> all) {
        return new LinkedHashSet<>(List.of(all.getFirst(), all.get(all.size() / 2), all.getLast()));
    }

    @Test
    void secrets_that_are_refused_are_a_fault_that_names_the_stream_and_shows_none_of_them() throws IOException {
        var wrong = new LinkedHashMap<>(mock.config());
        new Settings(manifest.settingsSchema())
                .of(wrong).stream()
                        .filter(Setting::secret)
                        .forEach(secret -> wrong.replace(secret.name(), "wr0ng-s3cret"));
        var asksForSecrets = !wrong.equals(mock.config()) && !text(name).contains("OAuthAuthenticator");
        assertThat(asksForSecrets).isEqualTo(!OPEN_TO_ALL.contains(name));
        mock.begin(false);
        if (!asksForSecrets) {
            connector(wrong).check();
            return;
        }
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> connector(wrong).check())
                .satisfies(refused -> assertThat(refused.fault()).isIn(Fault.UNAUTHORIZED, Fault.FORBIDDEN))
                .withMessageContaining("stream")
                .withMessageNotContaining("wr0ng");
    }
}
