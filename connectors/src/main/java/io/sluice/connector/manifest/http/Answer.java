package io.sluice.connector.manifest.http;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer whose body is held in memory only when somebody asks for all of it. */
public final class Answer implements HttpResponse {
    /** The largest body that is read as a whole. */
    public static final int LARGEST_WHOLE = 64 << 20;

    private static final int BEGINNING = 300;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

    private final int status;
    private final URI url;
    private final Map<String, String> headers;
    private final Runnable release;
    private InputStream stream;
    private byte @Nullable [] held;
    private @Nullable Object json;
    private boolean parsed;
    private boolean released;

    /** {@code release} gives the connection back. */
    public Answer(int status, URI url, Map<String, String> headers, InputStream stream, Runnable release) {
        this.status = status;
        this.url = url;
        this.headers = headers;
        this.stream = stream;
        this.release = release;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public InputStream body() {
        return held == null ? stream : new ByteArrayInputStream(held);
    }

    @Override
    public void fetch(int most) throws IOException {
        if (held != null) {
            return;
        }
        var start = stream.readNBytes(most);
        if (start.length < most) {
            held = start;
            release();
        } else {
            stream = new SequenceInputStream(new ByteArrayInputStream(start), stream);
        }
    }

    private byte[] whole() {
        if (held == null) {
            try {
                held = stream.readNBytes(LARGEST_WHOLE + 1);
            } catch (IOException e) {
                throw new ConnectorException(
                        Fault.UNREACHABLE, host(), "the answer broke off: " + e.getMessage(), "Try again", e);
            }
            release();
            if (held.length > LARGEST_WHOLE) {
                held = new byte[0];
                throw new ConnectorException(
                        Fault.LIMIT_EXCEEDED,
                        host(),
                        "the answer is larger than 64 MB, and an expression needs all of it at once",
                        "Ask for smaller pages",
                        null);
            }
        }
        return held;
    }

    private String host() {
        return String.valueOf(url.getHost());
    }

    @Override
    public String text() {
        return new String(whole(), charset());
    }

    @Override
    public Charset charset() {
        var matcher = CHARSET.matcher(headers.getOrDefault("Content-Type", ""));
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public @Nullable Object json() {
        try {
            return tree();
        } catch (IOException e) {
            return Map.of();
        }
    }

    @Override
    public @Nullable Object tree() throws IOException {
        if (!parsed) {
            var bytes = whole();
            json = bytes.length == 0 ? Map.of() : JsonValues.read(bytes, charset());
            parsed = true;
        }
        return json;
    }

    @Override
    public String beginning() {
        if (held == null) {
            return "";
        }
        var text = new String(held, 0, Math.min(held.length, BEGINNING), charset()).strip();
        return held.length > BEGINNING ? text + " …" : text;
    }

    private void release() {
        if (!released) {
            released = true;
            release.run();
        }
    }

    @Override
    public void close() {
        release();
    }
}
