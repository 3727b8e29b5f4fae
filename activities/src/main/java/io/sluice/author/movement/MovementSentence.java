package io.sluice.author.movement;

import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence taken apart: what is read from where, what is asked of it (nothing: the rows as they are), where it goes and how. */
record MovementSentence(
        List<Mention> sources, Optional<String> question, String target, Optional<ModeWords.Said> mode) {

    private static final String OPENING = "(?:please\\s+|can you\\s+|could you\\s+|i want to\\s+|i need to\\s+)*"
            + "(?:(?:build|create|make|set\\s+up|write|define|i\\s+need|i\\s+want|give\\s+me)\\s+(?:me\\s+)?(?:an?|the|one)?\\s*"
            + "(?:new\\s+)?(?:etl\\s+|data\\s+)?(?:pipeline|job|flow|workflow|process)\\s+(?:that|which|to|and)?\\s*)?";
    private static final String READS =
            "(?:extract|read|take|fetch|pull|get|import|collect|gather|copy|ingest|load|sync)(?:s|es)?\\s+";
    private static final String WRITES =
            "\\s*[,;.]?\\s*(?:and\\s+)?(?:then\\s+)?(?:load|write|put|store|save|insert|materiali[sz]e|place)s?\\s+";
    private static final String TARGET =
            "(?:the\\s+)?(?:(?:new|existing|target|result|output|destination)\\s+)*(?:table\\s+)?(?:called\\s+|named\\s+)?"
                    + "(?<target>\"[^\"]+\"|`[^`]+`|'[^']+'|“[^”]+”|[\\p{L}\\p{N}_]+(?:\\.[\\p{L}\\p{N}_]+)*)(?:\\s+table)?";
    private static final String ANSWER =
            "the\\s+(?:answers?|results?)\\s+(?:to|of|for)(?:\\s+(?:the|this)\\s+(?:question|query))?\\s*[:,]?\\s*";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE;

    private static final List<Pattern> ASKED = List.of(
            Pattern.compile(
                    OPENING + READS + "(?<sources>.+?)" + WRITES + "(?:into|in|to)\\s+" + TARGET + "\\s+" + ANSWER
                            + "(?<rest>.+)",
                    FLAGS),
            Pattern.compile(
                    OPENING + READS + "(?<sources>.+?)" + WRITES + ANSWER
                            + "(?:\"(?<quoted>[^\"]+)\"|“(?<curly>[^”]+)”)\\s*,?\\s*(?:into|in|to)\\s+" + TARGET
                            + "(?<rest>.*)",
                    FLAGS));
    private static final Pattern AS_IT_IS =
            Pattern.compile(OPENING + READS + "(?<sources>.+?)\\s+(?:into|to)\\s+" + TARGET + "(?<rest>.*)", FLAGS);

    static Optional<MovementSentence> read(String sentence) {
        for (var pattern : ASKED) {
            var match = pattern.matcher(sentence.strip());
            if (match.matches()) {
                return asked(match);
            }
        }
        var match = AS_IT_IS.matcher(sentence.strip());
        return match.matches() ? asItIs(match) : Optional.empty();
    }

    private static Optional<MovementSentence> asked(Matcher match) {
        var sources = Mentions.read(match.group("sources"));
        var rest = ModeWords.atTheEnd(match.group("rest"));
        var question = question(match, rest.before());
        return sources.isEmpty() || question.isBlank()
                ? Optional.empty()
                : Optional.of(new MovementSentence(
                        sources.get(), Optional.of(question), Mentions.unquoted(match.group("target")), rest.mode()));
    }

    private static String question(Matcher match, String rest) {
        if (!match.pattern().namedGroups().containsKey("quoted")) {
            return rest;
        }
        var quoted = match.group("quoted") == null ? match.group("curly") : match.group("quoted");
        return rest.isBlank() ? quoted : "";
    }

    private static Optional<MovementSentence> asItIs(Matcher match) {
        var sources = Mentions.read(match.group("sources"));
        var rest = ModeWords.atTheEnd(match.group("rest"));
        return sources.filter(all -> all.size() == 1 && rest.before().isBlank())
                .map(all -> new MovementSentence(
                        all, Optional.empty(), Mentions.unquoted(match.group("target")), rest.mode()));
    }

    WriteMode writeMode() {
        return mode.map(ModeWords.Said::mode).orElse(WriteMode.APPEND);
    }

    List<String> key() {
        return mode.map(ModeWords.Said::key).orElse(List.of());
    }
}
