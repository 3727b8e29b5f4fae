package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads streams of small manifests: the parts that a test does not say are filled in. */
final class Read {
    private static final CamelHttp HTTP = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));

    private Read() {}

    /** A stream {@code s} that reads {@code /s}; {@code retriever} and {@code stream} are YAML lines for their inside. */
    static String manifest(String requester, String path, String retriever, String stream) {
        return """
                check: {stream_names: [s]}
                streams:
                  - name: s
                    retriever:
                      requester:
                        url_base: "{{ config['url'] }}"
                        path: s
                %s
                      record_selector: {extractor: {field_path: %s}}
                %s
                %s
                """.formatted(requester.indent(8), path, retriever.indent(6), stream.indent(4));
    }

    static ManifestConnector connector(TestApi api, String manifest) {
        return connector(api, manifest, null);
    }

    static ManifestConnector connector(TestApi api, String manifest, @Nullable ParentAnswers answers) {
        var settings = new LinkedHashMap<String, @Nullable Object>();
        settings.put("url", api.url());
        settings.put("token", "hidden-token");
        return new ManifestConnector(
                Manifest.read("test", manifest),
                new Opening(new Config(settings, changed -> {}), Clock.systemUTC(), HTTP, Limiter.none(), null),
                answers);
    }

    /** The records of stream {@code s} as JSON. */
    static List<String> all(TestApi api, String manifest) {
        return all(connector(api, manifest), "s");
    }

    static List<String> all(ManifestConnector connector, String stream) {
        var records = new ArrayList<String>();
        for (var piece : pieces(connector, Reading.full(stream))) {
            if (piece instanceof Piece.Records given) {
                given.records().forEach(record -> records.add(JsonValues.write(record)));
            }
        }
        return records;
    }

    static List<Piece> pieces(TestApi api, String manifest, Reading reading) {
        return pieces(connector(api, manifest), reading);
    }

    private static List<Piece> pieces(ManifestConnector connector, Reading reading) {
        var pieces = new ArrayList<Piece>();
        try (var reader = connector.read(reading)) {
            do {
                pieces.add(reader.next());
            } while (!(pieces.getLast() instanceof Piece.End));
        }
        return pieces;
    }
}
