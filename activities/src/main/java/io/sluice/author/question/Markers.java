package io.sluice.author.question;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Token;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tables that hold nothing but the keys of another table's rows: they mark those rows as one sort of them. Where "premium" marks amounts of
 * policies, "premium amount" is the amount of a policy's row that is marked so.
 */
final class Markers {

    private static final int MOST_COLUMNS = 2;
    private static final int LONGEST = 5;

    private Markers() {}

    /** A figure of the marked rows. */
    record Marked(Col col, TableMetadata marker) {}

    static List<Found<Marked>> at(Schema schema, List<Token> tokens, int at) {
        var found = new ArrayList<Found<Marked>>();
        for (var marker : schema.tables()) {
            var marks = marked(schema, marker);
            if (marks.isPresent()) {
                at(schema, tokens, at, marker, marks.get(), found);
            }
        }
        return found;
    }

    private static void at(
            Schema schema,
            List<Token> tokens,
            int at,
            TableMetadata marker,
            TableMetadata marks,
            List<Found<Marked>> found) {
        for (int end = at + 1; end <= Math.min(tokens.size(), at + LONGEST); end++) {
            var cost = Said.of(phrase(tokens, at, end)).cost(schema.names(), marker);
            if (cost.isPresent() && cost.getAsInt() <= Said.SYNONYM) {
                var figure = figure(schema, marks);
                int after = end;
                figure.ifPresent(col -> found.add(new Found<>(new Marked(col, marker), after, cost.getAsInt() + 1)));
                if (end < tokens.size() && figure.isPresent() && names(schema, tokens.get(end), figure.get())) {
                    found.add(new Found<>(new Marked(figure.get(), marker), end + 1, cost.getAsInt()));
                }
            }
        }
    }

    private static boolean names(Schema schema, Token token, Col figure) {
        var cost = Said.of(token.text()).cost(schema.names(), figure);
        return cost.isPresent() && cost.getAsInt() < Said.SLIP;
    }

    /** The table whose rows a marker marks: all the marker's columns lead there. */
    private static Optional<TableMetadata> marked(Schema schema, TableMetadata marker) {
        if (marker.columns().size() > MOST_COLUMNS) {
            return Optional.empty();
        }
        var links = schema.links().stream()
                .filter(link -> link.many().equals(marker))
                .toList();
        return links.size() == 1
                        && marker.columns().stream()
                                .allMatch(column ->
                                        column.name().equals(links.getFirst().manyColumn())
                                                || marker.primaryKey().contains(column.name()))
                ? Optional.of(links.getFirst().one())
                : Optional.empty();
    }

    /** The only number of a row that is no key. */
    private static Optional<Col> figure(Schema schema, TableMetadata table) {
        var numbers = table.columns().stream()
                .map(column -> new Col(table, column))
                .filter(Col::isNumber)
                .filter(col -> !schema.names().of(col).getLast().equals("id"))
                .filter(col -> schema.links().stream()
                        .noneMatch(link ->
                                link.many().equals(table) && link.manyColumn().equals(col.name())))
                .toList();
        return numbers.size() == 1 ? Optional.of(numbers.getFirst()) : Optional.empty();
    }

    private static String phrase(List<Token> tokens, int from, int to) {
        return String.join(
                " ", tokens.subList(from, to).stream().map(Token::text).toList());
    }
}
