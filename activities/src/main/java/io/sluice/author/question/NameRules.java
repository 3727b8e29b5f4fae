package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tables, columns and values as words name them. */
final class NameRules {

    private static final int LONGEST = 4;
    private static final Set<String> STOP = Set.of(
            "the", "a", "an", "of", "in", "and", "or", "for", "to", "by", "with", "is", "are", "what", "which", "who",
            "how", "many", "each", "all", "show", "list", "find", "give", "return", "no", "not", "do", "does", "have",
            "has", "that", "than", "more", "most", "on", "at", "from", "their", "its", "any", "one", "me");

    private NameRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal("table", (schema, tokens, at) -> tables(schema, tokens, at))
                .terminal("attribute", (schema, tokens, at) -> attributes(schema, tokens, at))
                .terminal("marked", (schema, tokens, at) -> Markers.at(schema, tokens, at))
                .terminal("known", (schema, tokens, at) -> values(schema, tokens, at));
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
                    found.add(new Found<>(table, end, cost.getAsInt()));
                }
            }
            for (var table : StandIns.of(schema, phrase, tokens)) {
                found.add(new Found<>(table, end, Said.SCATTERED));
            }
        }
        return found;
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
                found.add(new Found<>(
                        Attr.of(phrase, choices),
                        end,
                        choices.stream().mapToInt(Attr.Choice::cost).min().orElse(0)));
            }
        }
        return found;
    }

    private static List<Attr.Choice> choices(Schema schema, Said said) {
        var choices = new ArrayList<Attr.Choice>();
        for (var col : schema.names().columns()) {
            said.cost(schema.names(), col).ifPresent(cost -> choices.add(new Attr.Choice(col, cost)));
        }
        return choices;
    }

    private static List<Found<Values.Value>> values(Schema schema, List<Token> tokens, int at) {
        var found = new ArrayList<Found<Values.Value>>();
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            var phrase = phrase(tokens, at, end);
            if (phrase == null
                    || (end == at + 1
                            && STOP.contains(tokens.get(at).word())
                            && tokens.get(at).kind() != Token.Kind.QUOTED)) {
                break;
            }
            var cost = tokens.get(at).kind() == Token.Kind.QUOTED ? 0 : 1;
            for (var value : held(schema, phrase)) {
                found.add(new Found<>(value, end, cost));
            }
            if (tokens.get(at).kind() == Token.Kind.QUOTED) {
                break;
            }
        }
        return found;
    }

    private static List<Values.Value> held(Schema schema, String phrase) {
        for (var form : Demonyms.forms(phrase)) {
            var held = schema.values().holding(form);
            if (!held.isEmpty()) {
                return held;
            }
        }
        return List.of();
    }

    private static @org.jspecify.annotations.Nullable String phrase(List<Token> tokens, int from, int to) {
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
