package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Tables, columns and values as words name them. */
final class NameRules {

    private static final int LONGEST = 4;
    private static final Set<String> COLLECTIONS =
            Set.of("list", "data", "info", "information", "detail", "table", "record", "master", "tbl");
    private static final Set<String> STOP = Set.of(
            "the", "a", "an", "of", "in", "and", "or", "for", "to", "by", "with", "is", "are", "what", "which", "who",
            "how", "many", "each", "all", "show", "list", "find", "give", "return", "no", "not", "do", "does", "have",
            "has", "that", "than", "more", "most", "on", "at", "from", "their", "its", "any", "one", "me");

    private NameRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal("table", (schema, tokens, at) -> tables(schema, tokens, at))
                .terminal("attribute", (schema, tokens, at) -> attributes(schema, tokens, at))
                .terminal("known", (schema, tokens, at) -> values(schema, tokens, at));
    }

    private static List<Found<TableMetadata>> tables(Schema schema, List<Token> tokens, int at) {
        var found = new ArrayList<Found<TableMetadata>>();
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            var phrase = phrase(tokens, at, end);
            if (phrase == null) {
                break;
            }
            for (var table : schema.tables()) {
                var cost = tableCost(phrase, table.name().table());
                if (cost.isPresent()) {
                    found.add(new Found<>(table, end, cost.getAsInt()));
                }
            }
        }
        return found;
    }

    private static OptionalInt tableCost(String phrase, String name) {
        var direct = Linker.cost(phrase, name);
        if (direct.isPresent() && direct.getAsInt() < Linker.PART) {
            return direct;
        }
        var words = Words.stems(name);
        if (words.size() > 1
                && COLLECTIONS.contains(words.getLast())
                && words.subList(0, words.size() - 1).equals(Words.stems(phrase))) {
            return OptionalInt.of(2);
        }
        return direct;
    }

    private static List<Found<Attr>> attributes(Schema schema, List<Token> tokens, int at) {
        var found = new ArrayList<Found<Attr>>();
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            var phrase = phrase(tokens, at, end);
            if (phrase == null) {
                break;
            }
            var choices = choices(schema, phrase);
            if (!choices.isEmpty()) {
                found.add(new Found<>(
                        Attr.of(phrase, choices),
                        end,
                        choices.stream().mapToInt(Attr.Choice::cost).min().orElse(0)));
            }
        }
        return found;
    }

    private static List<Attr.Choice> choices(Schema schema, String phrase) {
        var choices = new ArrayList<Attr.Choice>();
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                columnCost(phrase, table, column.name())
                        .ifPresent(cost -> choices.add(new Attr.Choice(new Col(table, column), cost)));
            }
        }
        return choices;
    }

    /** A column may be called after its table: "name" of a concert is concert_name, its "id" is concert_id. */
    private static OptionalInt columnCost(String phrase, TableMetadata table, String column) {
        var direct = Linker.cost(phrase, column);
        if (direct.isPresent() && direct.getAsInt() <= Linker.FORM) {
            return direct;
        }
        var named = Words.stems(column);
        var owner = Words.stems(table.name().table());
        var said = Words.stems(phrase);
        if (named.size() > said.size()
                && named.subList(named.size() - said.size(), named.size()).equals(said)) {
            var prefix = named.subList(0, named.size() - said.size());
            if (prefix.equals(owner) || owner.containsAll(prefix)) {
                return OptionalInt.of(Linker.FORM + 1);
            }
        }
        var glued = String.join("", said);
        var whole = String.join("", named);
        if (said.size() == 1
                && whole.length() > glued.length()
                && whole.endsWith(glued)
                && owner.stream().anyMatch(word -> whole.equals(word + glued))) {
            return OptionalInt.of(Linker.FORM + 1);
        }
        if (said.size() == 1 && whole.length() > glued.length() && whole.endsWith(glued) && glued.equals("id")) {
            var prefix = whole.substring(0, whole.length() - glued.length());
            if (prefix.length() > 1 && owner.stream().anyMatch(word -> word.startsWith(prefix))) {
                return OptionalInt.of(Linker.FORM + 1);
            }
        }
        if (Abbreviations.agree(said, named)) {
            return OptionalInt.of(Linker.FORM + 2);
        }
        return direct;
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
            text.append(text.isEmpty() ? "" : " ").append(tokens.get(at).text());
        }
        return text.toString();
    }
}
