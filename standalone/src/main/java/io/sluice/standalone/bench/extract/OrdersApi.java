package io.sluice.standalone.bench.extract;

import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.Call;
import io.sluice.connector.mockapi.http.LoopbackServer;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Orders in numbered pages: a page is a template whose ids are set when it is asked for, so that serving costs next to nothing. */
public final class OrdersApi implements AutoCloseable {

    static final String COLUMNS =
            "id bigint primary key, customer text, city text, sold_on date, amount numeric(10,2), quantity bigint, "
                    + "discount numeric(4,2), paid boolean, note text, seen_at timestamptz";
    private static final String ID = "0000000000";
    private static final long FIRST = 1_000_000_000L;
    private static final String BEFORE = "{\"data\":[";
    private static final String AFTER = "]}";

    private final LoopbackServer server;
    private final int size;
    private final int rows;
    private final byte[] template;
    private final int[] ids;

    public OrdersApi(int rows, int size) throws IOException {
        this.rows = rows;
        this.size = size;
        this.ids = new int[size];
        this.template = template();
        this.server = LoopbackServer.bind(0);
        server.serve(this::answer);
    }

    private byte[] template() {
        var text = new StringBuilder(BEFORE);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",");
            ids[i] = text.length() + "{\"id\":".length();
            text.append(order(i));
        }
        return text.append(AFTER).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String order(int i) {
        return """
                {"id":%s,"customer":"Customer %d","city":"%s","sold_on":"2026-0%d-%d","amount":%d.%d,"quantity":%d,\
                "discount":0.%d,"paid":%s,"note":"note number %d","seen_at":"2026-01-0%dT0%d:00:00Z"}""".formatted(
                        ID,
                        i % 5000,
                        i % 3 == 0 ? "Paris, France" : "Graz",
                        1 + i % 9,
                        10 + i % 18,
                        i % 90_000,
                        10 + i % 90,
                        i % 40,
                        10 + i % 90,
                        i % 2 == 0,
                        i % 1000,
                        1 + i % 9,
                        i % 10);
    }

    private Answer answer(Call call) {
        var page = Integer.parseInt(String.valueOf(call.parameter("page")));
        var here = Math.min(size, Math.max(0, rows - (page - 1) * size));
        return new Answer(200, Map.of("Content-Type", "application/json"), page((page - 1L) * size, here));
    }

    private byte[] page(long before, int count) {
        if (count == 0) {
            return (BEFORE + AFTER).getBytes(StandardCharsets.US_ASCII);
        }
        var bytes = template.clone();
        for (int i = 0; i < count; i++) {
            write(bytes, ids[i], FIRST + before + i);
        }
        return count == size ? bytes : cut(bytes, count);
    }

    private byte[] cut(byte[] bytes, int count) {
        var end = ids[count] - "{\"id\":".length() - 1;
        var shorter = java.util.Arrays.copyOf(bytes, end + AFTER.length());
        System.arraycopy(AFTER.getBytes(StandardCharsets.US_ASCII), 0, shorter, end, AFTER.length());
        return shorter;
    }

    private static void write(byte[] bytes, int at, long id) {
        var rest = id;
        for (int i = ID.length() - 1; i >= 0; i--) {
            bytes[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The same rows as CSV, for whoever loads them by hand. */
    String csv(long row) {
        var i = (int) (row % size);
        return (FIRST + row) + ",Customer " + i % 5000 + "," + (i % 3 == 0 ? "\"Paris, France\"" : "Graz") + ",2026-0"
                + (1 + i % 9)
                + "-" + (10 + i % 18) + "," + i % 90_000 + "." + (10 + i % 90) + "," + i % 40 + ",0." + (10 + i % 90)
                + ","
                + (i % 2 == 0) + ",note number " + i % 1000 + ",2026-01-0" + (1 + i % 9) + "T0" + i % 10 + ":00:00Z\n";
    }

    /** Makes it known to an installation under a name. */
    public void connect(Installation sluice, String name) {
        ExtractSpeed.connect(
                sluice,
                Map.of(
                        "name",
                        name,
                        "kind",
                        "api",
                        "manifest",
                        OrdersManifest.of(url(), size),
                        "manifest_name",
                        name,
                        "config",
                        Map.of()));
    }

    int rows() {
        return rows;
    }

    int size() {
        return size;
    }

    String url() {
        return server.url();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
