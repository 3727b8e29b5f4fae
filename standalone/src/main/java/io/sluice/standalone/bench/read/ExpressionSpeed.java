package io.sluice.standalone.bench.read;

import io.sluice.connector.expression.Expressions;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.Answer;
import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.Limiter;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What expressions cost without a network, by the time that one thread was on a processor. */
final class ExpressionSpeed {
    private static final int PAGE = 1_000;
    private static final int TEN = 10;

    private ExpressionSpeed() {}

    /** The lines of a table; {@code size} records, and a hundred evaluations for each. */
    static List<String> measure(int size) {
        var evaluations = 100L * size;
        evaluations(evaluations / 5);
        records(size / 5, TEN);
        return List.of(
                "| on one core | n | per second of it | goal |",
                "|---|---:|---:|---:|",
                row("evaluations of {{ record['id'] }}", evaluations, evaluations(evaluations), "1000000"),
                row("records from memory", size, records(size, 0), ""),
                row("records from memory with ten AddFields", size, records(size, TEN), "100000"));
    }

    private static String row(String what, long count, long nanos, String goal) {
        return "| %s | %d | %d | %s |".formatted(what, count, (long) (count * 1e9 / Math.max(1, nanos)), goal);
    }

    private static long evaluations(long count) {
        var expression = new Expressions(Clock.systemUTC()).compile("{{ record['id'] }}");
        var given = Map.of("record", Map.of("id", 7L, "city", "Skagen"));
        var began = nanos();
        for (var at = 0L; at < count; at++) {
            if (expression.value(given) == null) {
                throw new IllegalStateException("there is an id");
            }
        }
        return nanos() - began;
    }

    private static long records(int count, int fields) {
        var manifest = Manifest.read(
                "bench",
                ParcelManifest.of("https://memory.example", PAGE, fields, 1).toString());
        var opening = new Opening(
                new Config(Map.of(), changed -> {}), Clock.systemUTC(), pages(count / PAGE), Limiter.none(), null);
        var began = nanos();
        ReadAlone.read(new ManifestConnector(manifest, opening), "parcels", 1);
        return nanos() - began;
    }

    private static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Http pages(int pages) {
        var full = PagedApi.page(0, PAGE).getBytes(StandardCharsets.UTF_8);
        var empty = PagedApi.page(0, 0).getBytes(StandardCharsets.UTF_8);
        return (HttpRequest request) -> {
            var page = Integer.parseInt(query(request.url()));
            var body = new ByteArrayInputStream(page <= pages ? full : empty);
            return new Answer(200, request.url(), Map.of("Content-Type", "application/json"), body, () -> {});
        };
    }

    private static String query(URI url) {
        return url.getQuery().substring("page=".length());
    }
}
