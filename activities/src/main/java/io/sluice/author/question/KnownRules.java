package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values that the database holds, as a sentence writes them: quoted, in several words, a person by first and last name, one or another. */
final class KnownRules {

    private static final int LONGEST = 7;
    private static final Set<String> STOP = Set.of(
            "the", "a", "an", "of", "in", "and", "or", "for", "to", "by", "with", "is", "are", "what", "which", "who",
            "how", "many", "each", "all", "show", "list", "find", "give", "return", "no", "not", "do", "does", "have",
            "has", "that", "than", "more", "most", "on", "at", "from", "their", "its", "any", "one", "me", "it", "he",
            "she", "they", "there");

    private KnownRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal("known", (schema, tokens, at) -> values(schema, tokens, at))
                .terminal("person", (schema, tokens, at) -> persons(schema, tokens, at))
                .rule("is", "{known}", (schema, slots) -> new Mod.Is(slots.the("known")))
                .rule("is", "{person}", (schema, slots) -> slots.the("person"))
                .rule(
                        "is",
                        "[either] {known} (or|and) [{the}] {known:other}",
                        1,
                        (schema, slots) -> oneOf(List.of(slots.the("known"), slots.the("other"))))
                .rule(
                        "is",
                        "{known} , {known:other} [,] (or|and) [{the}] {known:last}",
                        1,
                        (schema, slots) -> oneOf(List.of(slots.the("known"), slots.the("other"), slots.the("last"))));
    }

    /** One of several values of the same column; of two columns it is not said which holds which. */
    private static @Nullable Mod oneOf(List<Values.Value> values) {
        var columns = values.stream()
                .map(value -> value.table() + "." + value.column())
                .collect(Collectors.toSet());
        return columns.size() == 1 && values.stream().distinct().count() == values.size()
                ? new Mod.Any(values.stream().<Mod>map(Mod.Is::new).toList())
                : null;
    }

    static List<Found<Values.Value>> values(Schema schema, List<Token> tokens, int at) {
        var found = new ArrayList<Found<Values.Value>>();
        if (tokens.get(at).kind() == Token.Kind.QUOTED) {
            held(schema, tokens.get(at).text()).forEach(value -> found.add(new Found<>(value, at + 1, 0)));
            return found;
        }
        if (tokens.get(at).kind() == Token.Kind.SIGN) {
            return found;
        }
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            if (end == at + 1 && STOP.contains(tokens.get(at).word())) {
                continue;
            }
            if (end == at + 1 && isThing(schema, tokens.get(at))) {
                continue;
            }
            int after = end;
            held(schema, text(tokens, at, end)).forEach(value -> found.add(new Found<>(value, after, 1)));
        }
        return found;
    }

    /** "Members", where a table is one of members: not those whose role happens to be Member. */
    private static boolean isThing(Schema schema, Token token) {
        var stem = Words.stem(token.word());
        return !stem.equals(token.word())
                && token.text().equals(token.word())
                && schema.names().isOurs(stem);
    }

    /** Linda Smith, where one column holds the first name and another of the same table the last one. */
    private static List<Found<Mod>> persons(Schema schema, List<Token> tokens, int at) {
        var quoted = tokens.get(at).kind() == Token.Kind.QUOTED
                && tokens.get(at).text().strip().contains(" ");
        var words = quoted
                ? List.of(tokens.get(at).text().strip().split(" ", 2))
                : at + 1 < tokens.size()
                        ? List.of(tokens.get(at).text(), tokens.get(at + 1).text())
                        : List.<String>of();
        if (words.size() < 2 || STOP.contains(words.getFirst().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        var found = new ArrayList<Found<Mod>>();
        for (var first : held(schema, words.getFirst())) {
            for (var last : held(schema, words.getLast())) {
                if (first.table().equals(last.table())
                        && isName(schema, first, "first")
                        && isName(schema, last, "last")) {
                    found.add(new Found<>(
                            new Mod.All(List.of(new Mod.Is(first), new Mod.Is(last))), quoted ? at + 1 : at + 2, 1));
                }
            }
        }
        return found;
    }

    private static boolean isName(Schema schema, Values.Value value, String which) {
        return schema.table(value.table())
                .flatMap(table -> schema.names().column(table, value.column()))
                .filter(col -> Abbreviations.agree(
                        List.of(which, "name"), schema.names().of(col)))
                .isPresent();
    }

    private static List<Values.Value> held(Schema schema, String phrase) {
        for (var form : Demonyms.forms(phrase)) {
            var held = schema.values().holding(form);
            if (!held.isEmpty()) {
                return held;
            }
        }
        return plain(phrase).map(schema.values()::holding).orElse(List.of());
    }

    /** As the index keeps what has signs in it: "dr wu" for "Dr. Wu". */
    private static Optional<String> plain(String phrase) {
        var plain = Values.plain(phrase);
        return plain.equals(phrase.toLowerCase(Locale.ROOT)) || plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    private static String text(List<Token> tokens, int from, int to) {
        return tokens.subList(from, to).stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
