package io.sluice.author.movement;

import io.sluice.pipeline.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a sentence says at its end about the rows that are there: "Replace the table on every run.", "upsert by id". */
final class ModeWords {

    private static final String IT =
            "(?:\\s+(?:it|them|the\\s+(?:table|rows|content|contents|old\\s+rows|whole\\s+table)|its\\s+(?:content|contents|rows)|everything|what\\s+is\\s+there))?";
    private static final String ALWAYS =
            "(?:\\s+(?:(?:on|at|with|in)\\s+)?(?:every|each)\\s+(?:run|time|execution)|\\s+every\\s+time(?:\\s+it\\s+runs)?|\\s+completely|\\s+fully)?";
    private static final String BY =
            "(?:\\s+(?:by|on|using|with\\s+(?:the\\s+)?key|keyed\\s+by))\\s+(?:the\\s+)?(?:key\\s+)?(?<key>[\\p{L}\\p{N}_]+(?:\\s*(?:,|and)\\s*[\\p{L}\\p{N}_]+)*)";

    private static final List<Mode> MODES = List.of(
            mode(WriteMode.REPLACE, "(?:replac|overwrit|refresh|rebuild|recreat|renew)(?:e|ing|es|ed)?" + IT + ALWAYS),
            mode(
                    WriteMode.APPEND,
                    "(?:append(?:ing)?|add(?:ing)?)" + IT + "(?:\\s+to\\s+(?:it|the\\s+table|what\\s+is\\s+there))?"
                            + ALWAYS),
            mode(
                    WriteMode.UPSERT,
                    "(?:upsert(?:ing)?|merg(?:e|ing)|updat(?:e|ing)(?:\\s+or\\s+insert(?:ing)?)?)" + IT + BY + ALWAYS),
            mode(
                    WriteMode.MIRROR,
                    "(?:mirror(?:ing)?" + IT + "|(?:keep(?:ing)?|hold)" + IT + "\\s+in\\s+sync)(?:" + BY + ")?"
                            + ALWAYS));

    private ModeWords() {}

    record Said(WriteMode mode, List<String> key) {}

    /** What stands before the words about the mode, and what these say. */
    record Rest(String before, Optional<Said> mode) {}

    private record Mode(WriteMode mode, Pattern words) {}

    private static Mode mode(WriteMode mode, String words) {
        var before = "(?<before>.*?(?:[.?!,;]|^))\\s*(?:(?:and|please|always|then)\\s+)*";
        return new Mode(
                mode, Pattern.compile(before + words + "\\s*[.!]?\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }

    static Rest atTheEnd(String text) {
        for (var mode : MODES) {
            var match = mode.words.matcher(text.strip());
            if (match.matches()) {
                var named = mode.words.namedGroups().containsKey("key") ? match.group("key") : null;
                var key = named == null ? List.<String>of() : columns(named);
                return new Rest(bare(match.group("before")), Optional.of(new Said(mode.mode, key)));
            }
        }
        return new Rest(bare(text), Optional.empty());
    }

    private static List<String> columns(String text) {
        return Arrays.asList(text.split("\\s*(?:,|\\band\\b)\\s*"));
    }

    private static String bare(String text) {
        return text.strip()
                .replaceFirst("^[.,;]\\s*", "")
                .replaceFirst("[,;]$", "")
                .strip();
    }
}
