package io.sluice.author.movement;

import io.sluice.author.Task;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Load the total amount of shop.orders for each name of crm.customers into report": a question that is answered into a table. */
record AskedLoad(AskedSources asked, String target, Optional<ModeWords.Said> mode) {

    private static final String OPENING = "\\s*(?:please\\s+|can you\\s+|could you\\s+)*"
            + "(?:(?:build|create|set\\s+up|make|write)\\s+(?:me\\s+)?(?:an?\\s+)?(?:new\\s+)?(?:etl\\s+|data\\s+)?(?:pipeline|job|flow)\\s+(?:that|which|to)\\s+)?";
    private static final String NAME =
            "(?:the\\s+|an?\\s+)?(?:(?:new|existing|target)\\s+)*(?:table\\s+)?(?:(?:called|named)\\s+)?(?<target>\"[^\"]+\"|`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*)(?:\\s+table)?";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE;

    private static final List<Pattern> SAID = List.of(
            Pattern.compile(
                    OPENING
                            + "(?:load|write|put|store|save|insert|copy|import|add|append|calculate|compute|bring)s?\\s+(?<question>.+?)\\s+(?:into|in|to)\\s+"
                            + NAME + "(?<rest>(?:[\\s,;.].*)?)",
                    FLAGS),
            Pattern.compile(
                    OPENING
                            + "(?:create|build|make|fill|populate|replace|overwrite|refresh|rebuild)s?\\s+(?:the\\s+content\\s+of\\s+)?"
                            + NAME
                            + "\\s+(?:from|with|of|by|using|holding|containing|showing)\\s+(?<question>.+)(?<rest>)",
                    FLAGS));

    private static final Pattern ROWS =
            Pattern.compile("(?i)\\b(?:the|all|only|rows|records|data|of|from|in|any)\\b|\\s");

    /** Empty where nothing is asked of sources, or it is not said into which table the answer goes. */
    static Optional<AskedLoad> in(Task task) {
        return LoadedRows.isLoad(task.sentence())
                ? SAID.stream()
                        .map(pattern -> pattern.matcher(task.sentence().strip()))
                        .filter(Matcher::matches)
                        .flatMap(match -> read(task, match).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<AskedLoad> read(Task task, Matcher match) {
        var isAtEnd = match.group("rest").isBlank();
        var rest = ModeWords.atTheEnd(match.group(isAtEnd ? "question" : "rest"));
        var question = isAtEnd ? rest.before() : (match.group("question") + " " + rest.before()).strip();
        return AskedSources.in(task.saying(question))
                .filter(AskedLoad::asksForMore)
                .map(asked -> new AskedLoad(asked, Mentions.unquoted(match.group("target")), rest.mode()));
    }

    /** Rows as they are need no question, and files say themselves what else there is to be said of a load. */
    private static boolean asksForMore(AskedSources asked) {
        if (asked.sources().all().stream().allMatch(NamedSources.Named::isFile)) {
            return false;
        }
        var first = asked.sources().all().getFirst();
        var before = asked.sources().sentence().substring(0, first.from());
        return !ROWS.matcher(before).replaceAll("").isEmpty();
    }
}
