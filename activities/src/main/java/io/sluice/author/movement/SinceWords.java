package io.sluice.author.movement;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a sentence says about how much is read: "only new rows since last time", "new and changed rows by updated_at", "incrementally". */
record SinceWords(String rest, Optional<String> column) {

    private static final String NEW =
            "(?:new|newer|changed|updated|modified)(?:\\s*(?:,|and|or|,\\s*and)\\s*(?:new|newer|changed|updated|modified))*";
    private static final String ROWS = "\\s+(?:rows|records|ones|entries|items|data)";
    private static final String LAST =
            "(?:\\s+since\\s+(?:the\\s+)?(?:last|previous)\\s+(?:time|run|load|reading|sync|import)|\\s+every\\s+time|\\s+each\\s+time)?";
    private static final String BY = "(?:\\s+by\\s+(?:the\\s+)?(?:column\\s+)?(?<column>[\\p{L}\\p{N}_]+))?";
    private static final String END = "(?=\\s*(?:[,;.]|and\\b|then\\b|$))";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final List<Pattern> SAID = List.of(
            behind("(?:(?:read|take|load|copy|fetch|get)(?:ing)?\\s+)?(?:only|just)\\s+(?:the\\s+|those\\s+)?" + NEW
                    + "(?:" + ROWS + ")?"),
            behind(NEW + ROWS),
            behind("incrementally"),
            before("(?:(?:only|just)\\s+)?(?:the\\s+)?" + NEW + ROWS
                    + "\\s+(?:of|from|in)\\s+(?:the\\s+)?(?=[\\p{L}\\p{N}_-]+\\.)"),
            before("(?:only|just)\\s+(?:the\\s+)?" + NEW + "\\s+"),
            before("(?:the\\s+)?new\\s+(?:and|or)\\s+(?:changed|updated|modified)\\s+"));

    private static Pattern behind(String words) {
        return Pattern.compile("(?:\\s*[,;]|\\.(?=\\s)|\\s+and(?=\\s))?\\s*\\b" + words + LAST + BY + END, FLAGS);
    }

    /** Between the verb and what is read. */
    private static Pattern before(String words) {
        return Pattern.compile(
                "(?<=\\b(?:extract|read|take|fetch|pull|get|import|collect|copy|ingest|load|sync)\\s)" + words
                        + "(?<column>)",
                FLAGS);
    }

    /** Empty where the sentence says nothing of the kind. */
    static Optional<SinceWords> in(String sentence) {
        for (var pattern : SAID) {
            var match = pattern.matcher(sentence);
            if (match.find()) {
                var column = match.group("column");
                return Optional.of(new SinceWords(
                        match.replaceFirst("").strip(),
                        Optional.ofNullable(column).filter(name -> !name.isEmpty())));
            }
        }
        return Optional.empty();
    }
}
