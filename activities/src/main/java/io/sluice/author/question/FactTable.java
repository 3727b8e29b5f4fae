package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table that figures are taken over, and how its rows belong to those of others. */
final class FactTable {

    private final Schema schema;

    FactTable(Schema schema) {
        this.schema = schema;
    }

    /** The one measured table whose rows belong to a row of each other table at most. */
    Optional<TableMetadata> root(List<Want> measures, Optional<Noun> noun, List<Group> groups) {
        Set<TableMetadata> tables = new LinkedHashSet<>();
        noun.ifPresent(one -> tables.add(one.table()));
        for (var want : measures) {
            switch (want) {
                case Want.Number(var counted) -> tables.add(counted.table());
                case Want.Aggregated(var function, var attr, var owner) -> measured(attr, owner, tables);
                case Want.OfMarked(var function, var marked) ->
                    tables.add(marked.col().table());
                case Want.Total total -> {}
                case Want.Different different -> {}
                case Want.Value value -> {}
                case Want.Label label -> {}
            }
        }
        if (tables.isEmpty()) {
            groups.forEach(group -> Optional.ofNullable(group.attr())
                    .flatMap(Attr::anywhere)
                    .ifPresent(col -> tables.add(col.table())));
        }
        var roots = tables.stream()
                .filter(table -> tables.stream().allMatch(other -> other.equals(table) || reaches(table, other)))
                .toList();
        return roots.size() == 1 ? Optional.of(roots.getFirst()) : Optional.empty();
    }

    /** Where a figure may be taken: in a table that is named already if one of them has it. */
    private void measured(Attr attr, @Nullable TableMetadata owner, Set<TableMetadata> tables) {
        if (owner != null) {
            tables.add(owner);
        } else if (tables.stream().noneMatch(table -> attr.of(table).isPresent())) {
            attr.anywhere().ifPresent(col -> tables.add(col.table()));
        }
    }

    /** Whether the two belong together through rows that pair them: each pair is there once. */
    boolean pairs(TableMetadata from, TableMetadata to) {
        var path = schema.path(from, to).orElse(List.of());
        if (path.size() < 2 || !path.getFirst().one().equals(from)) {
            return false;
        }
        var bridge = path.getFirst().many();
        var isBridge = schema.links().stream()
                        .filter(link -> link.many().equals(bridge))
                        .count()
                >= 2;
        return isBridge && reaches(bridge, to);
    }

    /** Whether each row of the one belongs to one row of the other at most. */
    boolean reaches(TableMetadata from, TableMetadata to) {
        var at = from;
        for (var link : schema.path(from, to).orElse(List.of())) {
            if (!link.many().equals(at)) {
                return false;
            }
            at = link.one();
        }
        return at.equals(to);
    }
}
