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

/**
 * Reads one stream to nowhere in a JVM of its own, whose heap the caller limits, as a server does that has read before: another one first,
 * untimed; then, at a line on its input, this one, and prints records and milliseconds.
 */
final class ReadAlone {
    private ReadAlone() {}

    /** Arguments: the manifest to read first, the manifest, the stream, and how many slices are read at once. */
    public static void main(String[] arguments) throws IOException {
        try (var http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()))) {
            var parallel = Integer.parseInt(arguments[3]);
            read(connector(arguments[0], http), arguments[2], parallel);
            System.out.println("ready");
            System.in.read();
            var began = System.nanoTime();
            var records = read(connector(arguments[1], http), arguments[2], parallel);
            System.out.println(records + " " + (System.nanoTime() - began) / 1_000_000);
        }
    }

    private static ManifestConnector connector(String file, CamelHttp http) throws IOException {
        var manifest = Manifest.read("bench", Files.readString(Path.of(file)));
        var config = new Config(Map.of(), changed -> {});
        return new ManifestConnector(
                manifest, new Opening(config, Clock.systemUTC(), http, Limiter.none(), new SecretMask(), null));
    }

    static long read(ManifestConnector connector, String stream, int parallel) {
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
