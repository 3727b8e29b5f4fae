package io.sluice.ui.schedule;

import io.sluice.store.NewSchedule;
import io.sluice.store.Redaction;
import io.sluice.ui.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Names of schedules: the caller's, or the first words of the sentence with a mark of the whole, so that the same is called the same. */
final class ScheduleNames {

    private static final int WORDS = 4;
    private static final int LONGEST = 30;

    private ScheduleNames() {}

    static String of(@Nullable String name, String request, String when) {
        if (name == null || name.isEmpty()) {
            return made(request, when);
        }
        if (!NewSchedule.isName(name)) {
            throw ApiProblem.badRequest(
                    "bad_name",
                    "\"" + name + "\" cannot be a schedule's name",
                    "Use 1 to 40 of a-z 0-9 . _ -, not beginning with undo-.");
        }
        return name;
    }

    private static String made(String request, String when) {
        var words = Stream.of(Redaction.of(request).toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .collect(Collectors.joining("-"));
        var head = words.substring(0, Math.min(LONGEST, words.length())).replaceAll("-+$", "");
        var start =
                head.isEmpty() || head.startsWith("undo") || !Character.isLetter(head.charAt(0)) ? "schedule" : head;
        var mark = new CRC32();
        mark.update((request + "\n" + when).getBytes(StandardCharsets.UTF_8));
        return start + "-" + String.format(Locale.ROOT, "%05x", mark.getValue() & 0xfffff);
    }
}
