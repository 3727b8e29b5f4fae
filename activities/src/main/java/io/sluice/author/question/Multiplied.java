package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.Optional;
import java.util.stream.Stream;

/** What the joins to the groups do to the rows that are measured: a reader of three books is there three times. */
final class Multiplied {

    private final Schema schema;
    private final FactTable facts;

    Multiplied(Schema schema) {
        this.schema = schema;
        this.facts = new FactTable(schema);
    }

    /** Where a row may be there several times in a group, the column it is counted by. */
    Optional<Col> counted(Sketch sketch) {
        return isCounted(sketch) ? schema.key(sketch.noun().table()) : Optional.empty();
    }

    /** Whether a figure would be taken of rows that are there several times, with no way of taking each once. */
    boolean isWrong(Sketch sketch) {
        return isCounted(sketch) && schema.key(sketch.noun().table()).isEmpty()
                || figures(sketch)
                        .filter(Sketch.Aggregate.class::isInstance)
                        .map(Sketch.Aggregate.class::cast)
                        .filter(figure -> !figure.distinct()
                                && !figure.function().equals("MIN")
                                && !figure.function().equals("MAX"))
                        .anyMatch(figure -> !isOnce(sketch, figure.col().table()));
    }

    private boolean isCounted(Sketch sketch) {
        var table = sketch.noun().table();
        return figures(sketch).anyMatch(Sketch.Count.class::isInstance)
                && !sketch.groups().stream().allMatch(group -> facts.reaches(table, group.table()));
    }

    /** Rows that are paired with those of the groups are there once in each of them. */
    private boolean isOnce(Sketch sketch, TableMetadata measured) {
        return sketch.groups().stream()
                .map(Col::table)
                .allMatch(group -> facts.reaches(measured, group)
                        || facts.pairs(measured, group)
                                && schema.key(group)
                                        .filter(sketch.groups()::contains)
                                        .isPresent());
    }

    private static Stream<Sketch.Item> figures(Sketch sketch) {
        return Stream.of(
                        sketch.items().stream(),
                        sketch.having().map(Sketch.Having::figure).stream(),
                        sketch.orders().stream().map(Sketch.Order::by))
                .flatMap(some -> some);
    }
}
