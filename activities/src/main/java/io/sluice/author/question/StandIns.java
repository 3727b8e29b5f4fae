package io.sluice.author.question;

import io.sluice.author.planner.grammar.Token;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Things that have no table here, only a key in another one: where posts name each reader once, a post stands for its reader. In a
 * table that ties two things there is one row for each pair, so it stands for the one only where it is counted for each of the other.
 */
final class StandIns {

    private static final Set<String> EACH = Set.of("each", "every", "per");
    private static final int LONGEST = 3;

    private StandIns() {}

    static List<TableMetadata> of(Schema schema, String phrase, List<Token> tokens) {
        var said = Said.of(phrase);
        var known = schema.tables().stream()
                .anyMatch(table -> said.cost(schema.names(), table).isPresent());
        var found = known
                ? List.<TableMetadata>of()
                : schema.tables().stream()
                        .filter(table -> standsFor(schema, table, said.words(), tokens))
                        .toList();
        return found.size() == 1 ? found : List.of();
    }

    private static boolean standsFor(Schema schema, TableMetadata table, List<String> words, List<Token> tokens) {
        var key = new ArrayList<>(table.rowKey());
        var named = key.stream()
                .filter(column -> isKeyOf(schema, table, column, words))
                .findFirst();
        named.ifPresent(key::remove);
        return named.isPresent() && (key.isEmpty() || key.size() == 1 && isForEach(schema, table, key, tokens));
    }

    private static boolean isKeyOf(Schema schema, TableMetadata table, String column, List<String> words) {
        var name = schema.names().column(table, column).map(schema.names()::of).orElse(List.of());
        return name.size() == words.size() + 1
                && name.subList(0, words.size()).equals(words)
                && name.getLast().equals("id")
                && one(schema, table, column).isEmpty();
    }

    private static List<TableMetadata> one(Schema schema, TableMetadata table, String column) {
        return schema.links().stream()
                .filter(link -> link.many().equals(table) && link.manyColumn().equals(column))
                .map(Link::one)
                .toList();
    }

    private static boolean isForEach(Schema schema, TableMetadata table, List<String> key, List<Token> tokens) {
        return one(schema, table, key.getFirst()).stream().anyMatch(other -> IntStream.range(0, tokens.size())
                .filter(at -> EACH.contains(tokens.get(at).word()))
                .anyMatch(at -> isNamed(schema, other, tokens.subList(at + 1, tokens.size()))));
    }

    private static boolean isNamed(Schema schema, TableMetadata table, List<Token> tokens) {
        return IntStream.rangeClosed(1, Math.min(LONGEST, tokens.size()))
                .mapToObj(end -> String.join(
                        " ", tokens.subList(0, end).stream().map(Token::text).toList()))
                .anyMatch(phrase ->
                        Said.of(phrase).cost(schema.names(), table).stream().anyMatch(cost -> cost <= Said.BARE));
    }
}
