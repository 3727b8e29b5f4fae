package io.sluice.standalone.bench.read;

import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.Call;
import io.sluice.connector.mockapi.http.LoopbackServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parcels in numbered pages, each answered after the same time; one page is made once and given again and again. */
final class PagedApi implements AutoCloseable {
    private final LoopbackServer server;
    private final Answer full;
    private final int pages;
    private final long latencyNanos;
    private final AtomicInteger requests = new AtomicInteger();

    PagedApi(int pageSize, int pages, int latencyMillis) throws IOException {
        this.full = Answer.json(200, page(pageSize));
        this.pages = pages;
        this.latencyNanos = latencyMillis * 1_000_000L;
        this.server = LoopbackServer.bind(0);
        server.serve(this::answer);
    }

    static String page(int size) {
        return IntStream.range(0, size)
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
        return page <= pages ? full : Answer.json(200, "{\"parcels\":[]}");
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
