package io.sluice.ui.request;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller asks for; a single name may stand where a list may. */
public record Submission(
        @Nullable String id,
        @Nullable String sentence,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> on,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> into,

        @Nullable String files,
        @Nullable String approve,
        @Nullable String now,
        @Nullable String timezone,
        @Nullable Boolean read_only) {

    public static Submission of(String sentence) {
        return new Submission(null, sentence, null, null, null, null, null, null, null);
    }
}
