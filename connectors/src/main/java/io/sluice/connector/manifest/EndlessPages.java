package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.reach.SecretMask;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notices an API that leads in circles, in constant memory: the same token with the same records as before, or one page for ever. */
final class EndlessPages {
    private static final int MOST_EQUAL = 1_000;
    private static final int MOST_RESETS = 10;

    private final SecretMask mask;
    private @Nullable Object markedToken;
    private int markedContent;
    private long pages;
    private long nextMark = 1;
    private int content;
    private int equal;
    private int resets;

    EndlessPages(SecretMask mask) {
        this.mask = mask;
    }

    /** After a page, with the token it leads to. */
    void turned(String stream, @Nullable Object token, long records, @Nullable Map<String, @Nullable Object> last) {
        if (token == null) {
            return;
        }
        var now = Objects.hash(records, last);
        equal = now == content && pages > 0 ? equal + 1 : 0;
        content = now;
        pages++;
        if (token.equals(markedToken) && now == markedContent || equal >= MOST_EQUAL) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    stream,
                    "stream " + stream + ": the API leads in circles, the page after " + pages
                            + " pages is one that was read before (token " + mask.masked(String.valueOf(token)) + ")",
                    "Correct the manifest's pagination: its stop condition or its cursor value",
                    null);
        }
        // Brent's way: a mark that moves ever further apart meets any circle, and needs no memory of all tokens
        if (pages == nextMark) {
            markedToken = token;
            markedContent = now;
            nextMark *= 2;
        }
    }

    void reset(String stream, @Nullable String why) {
        if (++resets > MOST_RESETS) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    stream,
                    "stream " + stream + ": the API asked " + resets + " times to begin a slice again: " + why,
                    "Read smaller slices",
                    null);
        }
    }
}
