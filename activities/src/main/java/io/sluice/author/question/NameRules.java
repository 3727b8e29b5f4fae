package io.sluice.author.question;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables, columns and values as words name them. */
final class NameRules {

    private static final int LONGEST = 4;
    private static final int VERB = 6;

    private NameRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal("table", (schema, tokens, at) -> tables(schema, tokens, at))
                .terminal("attribute", (schema, tokens, at) -> attributes(schema, tokens, at))
                .terminal("marked", (schema, tokens, at) -> Markers.at(schema, tokens, at))
                .terminal("heads", (schema, tokens, at) -> heads(schema, tokens, at));
        KnownRules.addTo(grammar);
    }

    private static List<Found<TableMetadata>> tables(Schema schema, List<Token> tokens, int at) {
        var found = new ArrayList<Found<TableMetadata>>();
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            var phrase = phrase(tokens, at, end);
            if (phrase == null) {
                break;
            }
            var said = Said.of(phrase);
            for (var table : schema.tables()) {
                var cost = said.cost(schema.names(), table);
                if (cost.isPresent()) {
                    var name = List.of(table.name().table());
                    found.add(new Found<>(
                            table, end, cost.getAsInt(), Linker.slips(cost.getAsInt(), phrase, "table", name)));
                }
            }
            for (var table : StandIns.of(schema, phrase, tokens)) {
                found.add(new Found<>(table, end, Said.SCATTERED));
            }
        }
        return found;
    }

    /** Whether these words are what a table or a column is called. */
    static boolean isName(Schema schema, List<Token> tokens, int at, int end) {
        return Stream.concat(tables(schema, tokens, at).stream(), attributes(schema, tokens, at).stream())
                .anyMatch(found -> found.end() == end);
    }

    private static List<Found<Attr>> attributes(Schema schema, List<Token> tokens, int at) {
        var found = new ArrayList<Found<Attr>>();
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            var phrase = phrase(tokens, at, end);
            if (phrase == null) {
                break;
            }
            var choices = choices(schema, Said.of(phrase));
            if (!choices.isEmpty()) {
                int least = choices.stream().mapToInt(Attr.Choice::cost).min().orElse(0);
                var attr = Attr.of(phrase, choices);
                found.add(new Found<>(
                        attr,
                        end,
                        least + doubt(tokens, at, end, least),
                        Linker.slips(least, phrase, "column", attr.names())));
            }
        }
        return found;
    }

    /** "Opened" before 2020 says when, not what is to be shown, though there is a column opened_on. */
    private static int doubt(List<Token> tokens, int at, int end, int least) {
        var word = tokens.get(at).word();
        return end == at + 1 && least > Said.FORM && word.endsWith("ed") && WordList.isVerbForm(word) ? VERB : 0;
    }

    /** "First and last names": two columns that share the word that is said once. */
    private static List<Found<List<Attr>>> heads(Schema schema, List<Token> tokens, int at) {
        if (at + 3 >= tokens.size() || !tokens.get(at + 1).is("and") || phrase(tokens, at, at + 4) == null) {
            return List.of();
        }
        var head = written(tokens.get(at + 3));
        var first = choices(schema, Said.of(tokens.get(at).text() + " " + head));
        var second = choices(schema, Said.of(tokens.get(at + 2).text() + " " + head));
        var alone = choices(schema, Said.of(tokens.get(at).text()));
        return isSure(first) && isSure(second) && !isSure(alone)
                ? List.of(new Found<>(
                        List.of(
                                Attr.of(tokens.get(at).text() + " " + head, first),
                                Attr.of(tokens.get(at + 2).text() + " " + head, second)),
                        at + 4,
                        1))
                : List.of();
    }

    private static boolean isSure(List<Attr.Choice> choices) {
        return choices.stream().anyMatch(choice -> choice.cost() <= Said.SYNONYM);
    }

    private static List<Attr.Choice> choices(Schema schema, Said said) {
        var choices = new ArrayList<Attr.Choice>();
        for (var col : schema.names().columns()) {
            said.cost(schema.names(), col).ifPresent(cost -> choices.add(new Attr.Choice(col, cost)));
        }
        return choices;
    }

    static @Nullable String phrase(List<Token> tokens, int from, int to) {
        var text = new StringBuilder();
        for (int at = from; at < to; at++) {
            if (tokens.get(at).kind() == Token.Kind.SIGN) {
                return null;
            }
            text.append(text.isEmpty() ? "" : " ").append(written(tokens.get(at)));
        }
        return text.toString();
    }

    /** "IDs" are several of one thing, not an I and some Ds. */
    private static String written(Token token) {
        return token.text().matches("\\p{Lu}{2,}s") ? token.word() : token.text();
    }
}
