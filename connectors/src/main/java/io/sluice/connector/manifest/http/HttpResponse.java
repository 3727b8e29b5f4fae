package io.sluice.connector.manifest.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer. Its body is streamed once, unless {@link #text} or {@link #json} was asked before: then it is held, up to 64 MB. */
public interface HttpResponse extends AutoCloseable {

    int status();

    /** Where the answer came from, after redirects. */
    URI url();

    /** Names without regard to case; several values of one name are joined with commas. */
    Map<String, String> headers();

    /** The body, already without its transfer and content encoding. */
    InputStream body();

    /** The whole body as text, in the charset that the answer names. */
    String text();

    /** The whole body as a JSON value, or an empty map where it is empty or none. */
    @Nullable
    Object json();

    /** The whole body as a JSON value, or an empty map where it is empty; throws where it is none. */
    default @Nullable Object tree() throws IOException {
        return json();
    }

    /** The charset that the answer names, or UTF-8. */
    default Charset charset() {
        return StandardCharsets.UTF_8;
    }

    /**
     * Reads ahead, so that a connection lost on a body of up to {@code most} bytes is noticed before any of it is used. Throws
     * where it is lost.
     */
    default void fetch(int most) throws IOException {}

    /** The first characters of the body as far as it is held in memory, for messages. */
    default String beginning() {
        return "";
    }

    @Override
    void close();
}
