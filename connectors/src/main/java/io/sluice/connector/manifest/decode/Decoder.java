package io.sluice.connector.manifest.decode;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of an answer apart. */
public sealed interface Decoder
        permits JsonDecoder, JsonItemsDecoder, LineDecoder, XmlDecoder, CsvDecoder, GzipDecoder, ZipDecoder {

    /** The records under a path of the bodies, one by one. The reader closes with the stream. */
    Values read(InputStream in, Charset charset, List<?> path) throws IOException;

    /** Whether an expression may look at the whole answer; of others it sees an empty one. */
    boolean isWhole();

    /** The whole answer as one value, parsed once however often it is asked for. */
    static @Nullable Object tree(Decoder decoder, HttpResponse response) throws IOException {
        if (decoder instanceof XmlDecoder) {
            return response.text().isBlank() ? Map.of() : XmlDecoder.tree(response.body(), response.charset());
        }
        return response.tree();
    }

    static Decoder of(@Nullable Component decoder) {
        return switch (decoder == null ? "JsonDecoder" : decoder.type()) {
            case "JsonDecoder" -> new JsonDecoder();
            case "JsonItemsDecoder" -> JsonItemsDecoder.of(decoder);
            case "JsonlDecoder" -> new LineDecoder(true);
            case "IterableDecoder" -> new LineDecoder(false);
            case "XmlDecoder" -> new XmlDecoder();
            case "CsvDecoder" -> CsvDecoder.of(decoder);
            case "GzipDecoder" -> new GzipDecoder(of(decoder.needed("decoder")));
            case "ZipfileDecoder" -> new ZipDecoder(of(decoder.needed("decoder")));
            default -> throw decoder.invalid("is no decoder of this version");
        };
    }

    /** Values pulled one by one; null where there are no more, {@link #NULL} for a null among them. */
    @FunctionalInterface
    interface Values {
        Object NULL = new Object();

        @Nullable
        Object next() throws IOException;
    }
}
