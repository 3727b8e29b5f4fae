package io.sluice.standalone.bench.read;

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
import io.sluice.connector.manifest.reach.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Reads one stream to nowhere in a JVM of its own, whose heap the caller limits; prints records and milliseconds. */
final class ReadAlone {
    private ReadAlone() {}

    /** Arguments: the manifest, the stream, and how many slices are read at once. */
    public static void main(String[] arguments) throws IOException {
        var manifest = Manifest.read("bench", Files.readString(Path.of(arguments[0])), relative -> Optional.empty());
        try (var http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()))) {
            var opening = new Opening(
                    new Config(Map.of(), changed -> {}),
                    Clock.systemUTC(),
                    http,
                    Limiter.none(),
                    new SecretMask(),
                    null);
            var began = System.nanoTime();
            var records = read(new ManifestConnector(manifest, opening), arguments[1], Integer.parseInt(arguments[2]));
            System.out.println(records + " " + (System.nanoTime() - began) / 1_000_000);
        }
    }

    private static long read(ManifestConnector connector, String stream, int parallel) {
        try (var reader = connector.read(Reading.full(stream), parallel)) {
            var records = 0L;
            while (true) {
                switch (reader.next()) {
                    case Piece.Records(var slice, var batch) -> records += batch.size();
                    case Piece.End end -> {
                        return records;
                    }
                    case Piece.PageEnd end -> {}
                    case Piece.SliceEnd end -> {}
                    case Piece.Pause pause -> {}
                }
            }
        }
    }
}
