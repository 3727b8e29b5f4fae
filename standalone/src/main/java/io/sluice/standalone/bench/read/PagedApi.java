package io.sluice.standalone.bench.read;

import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.Call;
import io.sluice.connector.mockapi.http.LoopbackServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parcels in numbered pages, each answered after the same time. Two pages are made once and given in turn: an engine may take one that
 * comes a thousand times for an API without an end.
 */
final class PagedApi implements AutoCloseable {
    private final LoopbackServer server;
    private final Answer odd;
    private final Answer even;
    private final int pages;
    private final long latencyNanos;
    private final AtomicInteger requests = new AtomicInteger();

    PagedApi(int pageSize, int pages, int latencyMillis) throws IOException {
        this.odd = Answer.json(200, page(0, pageSize));
        this.even = Answer.json(200, page(pageSize, pageSize));
        this.pages = pages;
        this.latencyNanos = latencyMillis * 1_000_000L;
        this.server = LoopbackServer.bind(0);
        server.serve(this::answer);
    }

    static String page(int first, int size) {
        return IntStream.range(first, first + size)
                .mapToObj(PagedApi::parcel)
                .collect(Collectors.joining(",", "{\"parcels\":[", "]}"));
    }

    private static String parcel(int number) {
        return """
                {"id":%d,"sender":{"first":"Ada","last":"Holm %d"},"weight":%d.5,"fragile":%s,"at":"2025-06-%02dT08:15:00Z",\
                "city":"Skagen","tags":["sea","slow"],"note":"leave it with the neighbour at number %d"}""".formatted(number, number, number % 90, number % 3 == 0, 1 + number % 28, number % 40);
    }

    private Answer answer(Call call) {
        requests.incrementAndGet();
        LockSupport.parkNanos(latencyNanos);
        var page = Integer.parseInt(String.valueOf(call.parameter("page")));
        return page <= pages ? page % 2 == 0 ? even : odd : Answer.json(200, "{\"parcels\":[]}");
    }

    String url() {
        return server.url();
    }

    /** Requests since the last time this was asked. */
    int requests() {
        return requests.getAndSet(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
