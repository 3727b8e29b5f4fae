package io.sluice.standalone.bench.read;

import io.sluice.standalone.bench.cdk.Reference;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records per second of one stream to nowhere: Sluice in 128 MB of heap, the reference engine, and the same pages fetched by hand. */
public final class ReadSpeed {
    private static final String HEAP = "-Xmx128m";
    /** The collector of a server, see {@code scripts/launcher/run.sh}. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";
    /** The reference engine reads fewer records: its rate is steady from the start. */
    private static final int FEWER = 5;
    /** Read before any is timed, by the JVM of its own: a server has long compiled what it runs. */
    private static final int BEFORE = 1_000_000;

    private record Case(int pageSize, int latency, int fields, int partitions) {
        Case alone() {
            return new Case(pageSize, latency, fields, 1);
        }
    }

    private record Speed(long records, long ms, int requests) {
        long perSecond() {
            return records * 1000 / Math.max(1, ms);
        }
    }

    private final Path scratch;
    private final int size;

    private ReadSpeed(Path scratch, int size) {
        this.scratch = scratch;
        this.size = size;
    }

    /** A table; without the reference engine installed its columns stay empty. */
    public static List<String> measure(Path scratch, int size) throws IOException {
        var bench = new ReadSpeed(scratch, size);
        var table = new ArrayList<>(List.of(
                "| page size | latency ms | AddFields | partitions | Sluice records/s | by hand | share | reference | times | requests |",
                "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"));
        bench.read(new Case(1000, 0, 0, 1), size, (manifest, api) -> byHand(api)); // warm, as the others are
        try (var reference = bench.reference()) {
            for (var fields : new int[] {0, 5}) {
                for (var pageSize : new int[] {100, 1000}) {
                    for (var latency : new int[] {0, 20}) {
                        table.add(bench.row(new Case(pageSize, latency, fields, 1), reference));
                    }
                }
            }
            for (var pageSize : new int[] {100, 1000}) {
                table.add(bench.row(new Case(pageSize, 20, 0, 8), reference));
            }
        }
        table.add("");
        table.add(
                "%d records without latency or in partitions, else a fifth of them (the reference a fifth of those), Sluice with %s."
                        .formatted(size, HEAP));
        table.add("");
        table.addAll(ExpressionSpeed.measure(size));
        return table;
    }

    private @Nullable Reference reference() {
        try {
            return Reference.start(scratch.resolve("reference.log"), "--real-time");
        } catch (IOException notInstalled) {
            return null;
        }
    }

    private String row(Case one, @Nullable Reference reference) throws IOException {
        // where the API sleeps, fewer records take as long
        var records = one.latency() == 0 || one.partitions() > 1 ? size : size / FEWER;
        var ours = read(one, records, (manifest, api) -> ours(one, manifest, api));
        var byHand = read(one.alone(), records / one.partitions(), (manifest, api) -> byHand(api));
        var theirs =
                reference == null ? null : read(one, records / FEWER, (manifest, api) -> theirs(reference, manifest));
        return "| %d | %d | %d | %d | %d | %d | %.2f | %s | %s | %d |"
                .formatted(
                        one.pageSize(),
                        one.latency(),
                        one.fields(),
                        one.partitions(),
                        ours.perSecond(),
                        byHand.perSecond(),
                        (double) ours.perSecond() / byHand.perSecond(),
                        theirs == null ? "" : theirs.perSecond(),
                        theirs == null ? "" : "%.1f".formatted((double) ours.perSecond() / theirs.perSecond()),
                        ours.requests());
    }

    private interface Reading {
        /** Records and milliseconds. */
        long[] of(Path manifest, PagedApi api) throws IOException;
    }

    private Speed read(Case one, int records, Reading reading) throws IOException {
        var pages = Math.max(1, records / one.pageSize() / one.partitions());
        try (var api = new PagedApi(one.pageSize(), pages, one.latency())) {
            var measured = reading.of(manifest(one, api), api);
            var requests = api.requests();
            var wanted = (long) pages * one.pageSize() * one.partitions();
            var needed = (pages + 1) * one.partitions();
            if (measured[0] != wanted || requests != needed) {
                throw new IOException("%d records in %d requests instead of %d in %d"
                        .formatted(measured[0], requests, wanted, needed));
            }
            return new Speed(measured[0], measured[1], requests);
        }
    }

    private Path manifest(Case one, PagedApi api) throws IOException {
        var file = Files.createTempFile(scratch, "parcels", ".json");
        Reference.JSON.writeValue(
                file.toFile(), ParcelManifest.of(api.url(), one.pageSize(), one.fields(), one.partitions()));
        return file;
    }

    private long[] ours(Case one, Path manifest, PagedApi api) throws IOException {
        try (var before = new PagedApi(one.pageSize(), BEFORE / one.pageSize() / one.partitions(), 0)) {
            return alone(one, manifest(one, before), manifest, api);
        }
    }

    private long[] alone(Case one, Path before, Path manifest, PagedApi api) throws IOException {
        var log = scratch.resolve("ours.log");
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                HEAP,
                COLLECTOR,
                "-cp",
                System.getProperty("java.class.path"),
                ReadAlone.class.getName(),
                before.toString(),
                manifest.toString(),
                "parcels",
                String.valueOf(one.partitions()));
        var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        try (var answer = process.inputReader();
                var start = process.outputWriter()) {
            if (!"ready".equals(answer.readLine())) {
                throw new IOException("the reading failed: " + Files.readString(log));
            }
            api.requests();
            start.newLine();
            start.flush();
            var numbers = String.valueOf(answer.readLine()).split(" ");
            if (numbers.length != 2) {
                throw new IOException("the reading failed: " + Files.readString(log));
            }
            return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
        }
    }

    private long[] theirs(Reference reference, Path manifest) throws IOException {
        var config = scratch.resolve("config.json");
        Files.writeString(config, "{}");
        var job = Reference.JSON
                .createObjectNode()
                .put("manifest", manifest.toString())
                .put("config", config.toString())
                .put("stream", "parcels")
                .put("incremental", false)
                .put("out", scratch.resolve("records.jsonl").toString());
        var answer = reference.ask(job);
        if (answer.path("error").isTextual()) {
            throw new IOException(
                    "the reference engine failed: " + answer.get("error").textValue());
        }
        return new long[] {answer.get("records").longValue(), answer.get("ms").longValue()};
    }

    /** The ceiling: the same pages, one after the other, their bytes thrown away. */
    private static long[] byHand(PagedApi api) throws IOException {
        var began = System.nanoTime();
        var records = 0L;
        for (var page = 1; ; page++) {
            var connection = (HttpURLConnection)
                    URI.create(api.url() + "/parcels?page=" + page).toURL().openConnection();
            try (var in = connection.getInputStream()) {
                var body = in.readAllBytes();
                if (body.length < 20) {
                    return new long[] {records, (System.nanoTime() - began) / 1_000_000};
                }
                records += count(body);
            }
        }
    }

    private static int count(byte[] body) {
        var count = 0;
        for (var at = 0; at + 5 < body.length; at++) {
            count += body[at] == '"' && body[at + 1] == 'i' && body[at + 2] == 'd' && body[at + 3] == '"' ? 1 : 0;
        }
        return count;
    }
}
