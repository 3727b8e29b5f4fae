package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Grammar;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The small words that all families share. */
final class Lexicon {

    private Lexicon() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.words(
                        "opening",
                        "{greeting} [,|!] [{opening}]|please [,]|(can|could|would|will) you [please]|{wish} [please] to|{wish} you to|let us|now|first [,]|just|simply|go ahead and")
                .words("greeting", "hello|hi|hey|hello there")
                .words(
                        "wish",
                        "(i|we) (want|need|have|wish)|(i|we) would (like|love)|(i|we) am going|your (task|job) is|the task is|help me")
                .words("ending", "{mark}|{mark} {ending}")
                .words("mark", ".|!|?|;|,|please|thanks|thank you|for me|for us|now|today only")
                .words("joint", "{link}|{link} {joint}")
                .words(
                        "link",
                        ",|.|;|:|and|then|also|but|after that|afterwards|next|finally|in addition|additionally|as well as|while|by|at the same time|before that|first|please|-")
                .words(
                        "the",
                        "the|all|all the|all of the|any|every|each|a|an|its|their|our|my|this|these|those|that|all those|all these|any of the|both|both the")
                .words("rows", "{row}|[the] {row} of data")
                .words(
                        "row",
                        "rows|row|records|record|lines|line|entries|entry|ones|those|items|tuples|data|observations|everything|anything")
                .words(
                        "where",
                        "where|with|whose|having|containing|[,] (that|which|who) (have|has|are|is|had|contain|contains|do have)|in which|for which|if|when|whenever|unless not|if there is|if they have|if it has|that|where there is|with any of|where any of")
                .words(
                        "fieldnoun",
                        "field|fields|column|columns|value|values|cell|cells|attribute|attributes|entry|entries|data")
                .words("be", "is|are|was|were|be|being|has been|have been|equals to|is being")
                .words(
                        "empty",
                        "empty|blank|missing|null|nulls|absent|unset|undefined|not set|not given|not filled|not filled in|not present|not available|unfilled|left blank|left empty|not there|unknown|nothing|none|an empty string|empty or null|null or empty|missing or empty|empty or missing|empty or blank|blank or empty|blank or missing|missing or blank|null or blank")
                .words(
                        "dropping",
                        verbs(
                                        "drop",
                                        "remove",
                                        "delete",
                                        "discard",
                                        "skip",
                                        "ignore",
                                        "exclude",
                                        "omit",
                                        "eliminate",
                                        "purge",
                                        "reject",
                                        "strip")
                                + "|filter out|filtering out|leave out|leaving out|throw away|throwing away|throw out|get rid of|getting rid of|weed out|take out|cut out|do not (import|load|include|take|keep|copy|insert)|without|except|except for|but not|but without|not including|excepting|clean out|clear out|filter away")
                .words(
                        "keeping",
                        verbs(
                                        "keep", "retain", "take", "include", "import", "load", "want", "select", "copy",
                                        "insert", "use")
                                + "|(i|we) only (need|want)|(i|we) (need|want)|leave")
                .words("only", "only|just|solely|exclusively|nothing but|only the|just the");
    }

    /** The forms in which a verb gives an order or goes along with one: drop, drops, dropping. */
    static String verbs(String... bases) {
        return Arrays.stream(bases).flatMap(Lexicon::forms).collect(Collectors.joining("|"));
    }

    private static Stream<String> forms(String base) {
        var stem = base.endsWith("e") && !base.endsWith("ee") ? base.substring(0, base.length() - 1) : base;
        var doubled = base.matches(".*[^aeiou][aeiou][bdgklmnprtv]")
                        && !base.matches("(?i).*(load|enter|filter|order|keep|eliminat|omi|exclud|append|overwrit)")
                ? base + base.charAt(base.length() - 1)
                : stem;
        return Stream.of(
                        base,
                        base.endsWith("y") ? base.substring(0, base.length() - 1) + "ies" : base + "s",
                        stem + "ing",
                        doubled + "ing")
                .distinct();
    }
}
