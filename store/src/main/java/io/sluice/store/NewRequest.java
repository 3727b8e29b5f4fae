package io.sluice.store;

import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.request.Scheduled;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for. {@code on} and {@code into} name connections, {@code files} is the absolute data folder, {@code now} the
 * instant that "today" in the sentence means (absent: when it is read). {@code scheduled} is given when a schedule asks.
 */
public record NewRequest(
        String id,
        int userId,
        String sentence,
        List<String> on,
        List<String> into,
        @Nullable String files,
        Approval approval,
        Pace pace,
        @Nullable Instant now,
        String timezone,
        WrittenIn writtenIn,
        @Nullable Scheduled scheduled) {

    private static final Pattern ID = Pattern.compile("(?!undo-)(?![0-9]+$)[a-z0-9._-]{1,64}");

    public NewRequest {
        on = List.copyOf(on);
        into = List.copyOf(into);
        if (!isId(id)) {
            throw new IllegalArgumentException("\"" + id + "\" is no request id: use 1 to 64 of a-z 0-9 . _ -, "
                    + "not digits only and not beginning with undo-");
        }
    }

    /** A sentence in words. */
    public NewRequest(
            String id,
            int userId,
            String sentence,
            List<String> on,
            List<String> into,
            @Nullable String files,
            Approval approval,
            Pace pace,
            @Nullable Instant now,
            String timezone) {
        this(id, userId, sentence, on, into, files, approval, pace, now, timezone, WrittenIn.WORDS);
    }

    /** Asked once, by nobody's schedule. */
    public NewRequest(
            String id,
            int userId,
            String sentence,
            List<String> on,
            List<String> into,
            @Nullable String files,
            Approval approval,
            Pace pace,
            @Nullable Instant now,
            String timezone,
            WrittenIn writtenIn) {
        this(id, userId, sentence, on, into, files, approval, pace, now, timezone, writtenIn, null);
    }

    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }
}
