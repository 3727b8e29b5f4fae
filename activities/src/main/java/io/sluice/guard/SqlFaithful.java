package io.sluice.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The parser may change layout and spelling, nothing else: what it wrote back consists of the words that it was given. */
final class SqlFaithful {
    /** Words that may come or go without a change of meaning. */
    private static final Set<String> OPTIONAL = Set.of("as", "into", "inner", "outer", "asc", "from");

    private SqlFaithful() {}

    static void check(List<SqlToken> given, List<SqlToken> written) {
        var lost = without(words(given), words(written));
        var added = without(words(written), words(given));
        // (data::jsonb) -> 'a' comes back without its parentheses, which the arrow does not need
        var arrow = lost.equals(List.of("(", ")")) && given.stream().anyMatch(token -> token.is(">"));
        if (!added.isEmpty() || !(lost.isEmpty() || arrow)) {
            throw new Refusal(
                    Rule.NOT_UNDERSTOOD,
                    String.join(" ", lost) + String.join(" ", added),
                    "The parser does not keep these words; write this part more plainly.");
        }
    }

    private static List<String> without(List<String> words, List<String> taken) {
        var rest = new ArrayList<>(words);
        taken.forEach(rest::remove);
        rest.removeIf(OPTIONAL::contains);
        return rest;
    }

    private static List<String> words(List<SqlToken> tokens) {
        return tokens.stream()
                .map(token -> token.kind() == SqlToken.Kind.QUOTED_NAME
                        ? token.text()
                        : token.kind() == SqlToken.Kind.STRING
                                ? prefixLower(token.text())
                                : token.text().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String prefixLower(String literal) {
        return literal.substring(0, 1).toLowerCase(Locale.ROOT) + literal.substring(1);
    }
}
