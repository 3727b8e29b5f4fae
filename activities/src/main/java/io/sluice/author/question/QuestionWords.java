package io.sluice.author.question;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import java.util.List;
import java.util.Set;

/** The small words of questions, numbers and years. */
final class QuestionWords {

    private static final List<String> COUNTED =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /** Verbs that say no more of a thing than where it is. */
    private static final Set<String> STAYING = Set.of(
            "be", "base", "exist", "happen", "hold", "live", "locate", "occur", "reside", "situate", "stand", "stay",
            "walk", "work");

    /** Verbs that say how a question is asked or a condition put, and nouns that look like verbs. */
    private static final Set<String> NOT_RELATING = Set.of(
            "show",
            "list",
            "find",
            "give",
            "return",
            "display",
            "name",
            "count",
            "order",
            "sort",
            "group",
            "number",
            "average",
            "total",
            "have",
            "does",
            "been",
            "were",
            "being",
            "having",
            "equal",
            "exceed",
            "start",
            "starting",
            "starts",
            "ends",
            "ending",
            "begin",
            "beginning",
            "contain",
            "contains",
            "containing",
            "include",
            "includes",
            "including",
            "excluding",
            "exclude",
            "missing",
            "lacks",
            "lack",
            "lacking",
            "rank",
            "ranked",
            "sorted",
            "ordered",
            "grouped",
            "compare",
            "compared",
            "cancel",
            "cancelled",
            "canceled",
            "returned",
            "fail",
            "failed",
            "reject",
            "rejected",
            "delete",
            "deleted",
            "close",
            "closed",
            "expired",
            "expire");

    private static final Set<String> BEFORE_VERB = Set.of(
            "who", "that", "which", "not", "never", "do", "does", "did", "can", "they", "it", "to", "also", "he",
            "she");

    private QuestionWords() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal("number", (schema, tokens, at) -> number(tokens.get(at), at))
                .terminal(
                        "year",
                        (schema, tokens, at) -> tokens.get(at).word().matches("(19|20)\\d\\d")
                                ? List.of(new Found<>(tokens.get(at).word(), at + 1, 0))
                                : List.of())
                .terminal(
                        "quoted",
                        (schema, tokens, at) -> tokens.get(at).kind() == Token.Kind.QUOTED
                                ? List.of(new Found<>(tokens.get(at).text(), at + 1, 0))
                                : List.of())
                .terminal("letters", (schema, tokens, at) -> letters(tokens.get(at), at))
                .terminal("scale", (schema, tokens, at) -> scale(tokens.get(at), at, "er"))
                .terminal("extreme", (schema, tokens, at) -> scale(tokens.get(at), at, "est"))
                .words(
                        "det",
                        "the|all|all the|the all the|the all|all of the|all our|all my|my|a|an|any|some|these|those|their|his|her|its|our|both|one|different|distinct|the different|the distinct|any of the|all of the|only the")
                .words("the", "the|all|all the|a|an|any|every|each|their|its")
                .words(
                        "asking",
                        "show|show me|list|list out|what's|tell|find the|find me|give us|give all|provide me with|please find|please give|how about|i need|i would like to know|let me know|retrieve|get me|give|give me|find|find out|return|display|get|tell me|what is|what are|what were|what was|which|which are|which is|what|who are|who is|who|please show|please list|report|count|can you list|could you list|i want|show all|output|provide|select|fetch|what's")
                .words("be", "is|are|was|were|be|being|equals|has been|have been")
                .words(
                        "have",
                        "[that|who|which] [do|does|did|have|has|had|also] (have|has|had|having|own|owns|owned|owning|possess|possesses)|with")
                .words(
                        "dont",
                        "do not|does not|did not|don t|has not|have not|had not|who do not|that do not|which do not|who does not|that does not|which does not|who did not|that did not")
                .words(
                        "ownverb",
                        "have|own|has|possess|keep|hold|get|had|make|produce|hire|employ|contain|include|write|attend|win|receive")
                .words("that", "that|who|which|whose|where|and|, that|, who|, which|, and")
                .words(
                        "relation",
                        "owned by|raised by|made by|produced by|built by|written by|sung by|performed in|performed at|performing in|participated in|participating in|played in|play in|play at|playing at|held in|held at|hosted by|hosted in|hosting|located in|based in|located at|belonging to|belong to|belongs to|that belong to|working in|working at|working for|work in|work at|works at|works in|employed by|employed in|hired by|enrolled in|attending|taught by|teaching|published in|published by|presented at|presented in|appearing in|bought by|ordered by|placed by|sold by|made in|produced in|from|of|in|by|for|at|on|to|with|about|associated with|related to|linked to|received by|assigned to|managed by|happened in|happening in|happened at|occurred in|that occurred in|occurring in|that happened in|made|produced|makes|produce|received|won|got|wrote|published|attended|joined|built|created by|created")
                .words("ending", "?|.|!|;|? {ending}|. {ending}|, please|please")
                .words(
                        "existing",
                        "are there|were there|was there|do we have|exist|there are|are in total|in total|have we|are recorded|are listed|are stored|do you have|is there|are available|we have|that we have|in the database|are there in total|are there in the database|there")
                .words("average", "average|the average|the mean|mean|the average one|average ones");
        grammar.terminal("verb", (schema, tokens, at) -> verb(schema, tokens, at))
                .terminal("staying", (schema, tokens, at) -> anyVerb(schema, tokens, at).stream()
                        .filter(found -> STAYING.contains(WordList.baseOf(found.value())))
                        .toList())
                .terminal("verbs", (schema, tokens, at) -> anyVerb(schema, tokens, at));
        operators(grammar);
    }

    /** A verb of no meaning of its own here: neither a value nor a part of a name that could be a condition. */
    private static List<Found<String>> verb(Schema schema, List<Token> tokens, int at) {
        var word = tokens.get(at).word();
        return tokens.get(at).kind() == Token.Kind.WORD
                        && word.length() > 2
                        && !NOT_RELATING.contains(word)
                        && (WordList.isVerbForm(word)
                                || WordList.isVerb(word) && at > 0 && isBeforeVerb(tokens.get(at - 1)))
                        && schema.values().holding(word).isEmpty()
                ? List.of(new Found<>(word, at + 1, 1))
                : List.of();
    }

    /** Any form of a verb, for places where nothing else can stand. */
    private static List<Found<String>> anyVerb(Schema schema, List<Token> tokens, int at) {
        var word = tokens.get(at).word();
        return WordList.isVerb(word)
                        && !NOT_RELATING.contains(word)
                        && schema.values().holding(word).isEmpty()
                ? List.of(new Found<>(word, at + 1, 1))
                : List.of();
    }

    private static boolean isBeforeVerb(Token token) {
        return BEFORE_VERB.contains(token.word());
    }

    /** A verb before a time: what happened then. */
    static List<Found<String>> timeVerb(Token token, int at) {
        var word = token.word();
        return token.kind() == Token.Kind.WORD
                        && WordList.isVerbForm(word)
                        && !List.of("been", "were", "being").contains(word)
                ? List.of(new Found<>(word, at + 1, 0))
                : List.of();
    }

    /** Bounds of any figure, and of times only. */
    private static void operators(Grammar<Schema> grammar) {
        grammar.rule("operator", "{bound}", (schema, slots) -> slots.the("bound"))
                .rule("operator", "{time}", (schema, slots) -> slots.the("time"))
                .rule("time", "after|later than", (schema, slots) -> ">")
                .rule("time", "from|since", (schema, slots) -> ">=")
                .rule("time", "before|earlier than|prior to", (schema, slots) -> "<");
        bound(
                grammar,
                ">",
                "more than|over|above|greater than|higher than|larger than|bigger than|exceeding|heavier than|older than|longer than|>|that exceeds|exceeds|in excess of");
        bound(grammar, ">=", "at least|no less than|not less than|>=|greater than or equal to|minimum");
        bound(
                grammar,
                "<",
                "less than|under|below|fewer than|lower than|smaller than|lighter than|younger than|shorter than|<");
        bound(grammar, "<=", "at most|no more than|not more than|<=|less than or equal to|up to|maximum");
        bound(grammar, "=", "exactly|equal to|=|equals|of|is|are|was");
    }

    private static void bound(Grammar<Schema> grammar, String operator, String words) {
        grammar.rule("bound", words, (schema, slots) -> operator);
    }

    private static List<Found<String>> number(Token token, int at) {
        var counted = COUNTED.indexOf(token.word());
        if (counted >= 0) {
            return List.of(new Found<>(Integer.toString(counted), at + 1, 0));
        }
        return token.kind() == Token.Kind.NUMBER ? List.of(new Found<>(token.word(), at + 1, 0)) : List.of();
    }

    /** Quoted, or a few letters as they are. */
    private static List<Found<String>> letters(Token token, int at) {
        return token.kind() == Token.Kind.QUOTED || token.text().matches("\\p{Lu}\\p{L}{0,3}")
                ? List.of(new Found<>(token.text(), at + 1, 0))
                : List.of();
    }

    private static List<Found<Scales.Scale>> scale(Token token, int at, String ending) {
        return token.word().endsWith(ending)
                ? Scales.of(token.word()).map(scale -> new Found<>(scale, at + 1, 0)).stream()
                        .toList()
                : List.of();
    }
}
