package io.sluice.connector.mockapi.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on a connection that stays open. */
final class Wire {
    private Wire() {}

    static @Nullable Call read(InputStream in) throws IOException {
        var first = line(in);
        if (first == null || first.isBlank()) {
            return null;
        }
        var words = first.split(" ");
        var headers = headers(in);
        var target = words[1];
        var mark = target.indexOf('?');
        return new Call(
                words[0],
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                new String(body(in, headers), StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(String.valueOf(line(in)).strip(), 16);
            all.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var text = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return text.size() == 0 ? null : text.toString(StandardCharsets.UTF_8);
            }
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    static void write(OutputStream out, Answer answer) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Mock\r\n");
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + answer.body().length + "\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.write(answer.body());
        out.flush();
    }
}
