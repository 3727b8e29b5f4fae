package io.sluice.author.question;

import io.sluice.author.planner.grammar.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words that change nothing of what is asked: left out before a question is read. */
final class Fillers {

    private static final Set<String> WORDS =
            Set.of("please", "currently", "actually", "kindly", "respectively", "simply", "somehow");

    private static final Set<String> SIGNS = Set.of("(", ")");

    private Fillers() {}

    static List<Token> without(List<Token> tokens) {
        var kept = new ArrayList<Token>();
        for (var token : tokens) {
            var empty = token.kind() == Token.Kind.WORD && WORDS.contains(token.word())
                    || token.kind() == Token.Kind.SIGN && SIGNS.contains(token.word());
            if (!empty) {
                kept.add(token);
            }
        }
        return kept;
    }
}
