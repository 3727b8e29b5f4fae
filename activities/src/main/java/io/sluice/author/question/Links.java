package io.sluice.author.question;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How tables belong together: foreign keys that are declared, and those that names give away. */
final class Links {

    private static final Set<String> KEY_WORDS = Set.of("id", "identifier", "key", "no", "number", "code");

    private static final Set<String> GENERIC =
            Set.of("name", "title", "date", "type", "status", "description", "year", "time", "age");

    private static final Set<String> TIMES = Set.of("year", "month", "week", "day", "date", "time");

    private Links() {}

    static List<Link> among(List<TableMetadata> tables, SchemaNames names) {
        var links = new LinkedHashSet<Link>();
        for (var table : tables) {
            declared(table, tables, links);
        }
        for (var many : tables) {
            for (var one : tables) {
                if (!many.equals(one)) {
                    named(many, one, tables, names, links);
                }
            }
        }
        return List.copyOf(links);
    }

    private static void declared(TableMetadata table, List<TableMetadata> tables, Set<Link> links) {
        for (var key : table.foreignKeys()) {
            if (key.columns().size() == 1) {
                tables.stream()
                        .filter(other -> other.name().equals(key.table()))
                        .findFirst()
                        .ifPresent(one -> links.add(new Link(
                                table,
                                key.columns().getFirst(),
                                one,
                                key.otherColumns().getFirst(),
                                true)));
            }
        }
    }

    private static void named(
            TableMetadata many, TableMetadata one, List<TableMetadata> tables, SchemaNames names, Set<Link> links) {
        var key = key(one, names);
        if (key.isEmpty()) {
            return;
        }
        var known = links.stream()
                .anyMatch(link -> link.many().equals(many) && link.one().equals(one));
        if (known) {
            return;
        }
        many.columns().stream()
                .filter(column -> column.type().kind() == key.get().type().kind())
                .filter(column -> !isOwnKey(many, one, column))
                .filter(column -> !isKeyElsewhere(new Col(many, column), one, tables, names))
                .filter(column -> refers(
                        names.of(new Col(many, column)),
                        names.bare(new Col(many, column)),
                        one,
                        names.of(new Col(one, key.get())),
                        names))
                .findFirst()
                .ifPresent(column ->
                        links.add(new Link(many, column.name(), one, key.get().name(), false)));
    }

    /** A column that is called letter by letter like the key of a third table leads there. */
    private static boolean isKeyElsewhere(Col col, TableMetadata one, List<TableMetadata> tables, SchemaNames names) {
        return !key(one, names)
                        .filter(key -> names.of(new Col(one, key)).equals(names.of(col)))
                        .isPresent()
                && tables.stream().filter(other -> !other.equals(one)).anyMatch(other -> key(other, names)
                        .filter(key -> key.name().equals(col.name()))
                        .filter(key -> names.of(new Col(other, key)).size() > 1)
                        .isPresent());
    }

    /** Two tables with a key of the same name: only one of them can be the other's part. */
    private static boolean isOwnKey(TableMetadata many, TableMetadata one, ColumnMetadata column) {
        return many.primaryKey().equals(List.of(column.name()))
                        && one.primaryKey().equals(List.of(column.name()))
                        && many.name().table().compareTo(one.name().table()) < 0
                || many.primaryKey().equals(List.of(column.name()))
                        && Words.of(column.name()).equals(List.of("id"));
    }

    /** Words that say when: "by year" means when something happened, not the year of a thing it belongs to. */
    static boolean isTime(String phrase) {
        var words = Words.stems(phrase);
        return words.size() == 1 && TIMES.contains(words.getFirst());
    }

    /** Words that every table may use for a column: they say nothing about another table's. */
    static boolean isGeneric(String phrase) {
        var words = Words.stems(phrase);
        return words.size() == 1 && (KEY_WORDS.contains(words.getFirst()) || GENERIC.contains(words.getFirst()));
    }

    /** Words that the name of a key ends with. */
    static boolean isKeyWord(String word) {
        return KEY_WORDS.contains(word);
    }

    /** The column that names a row: the primary key, else one that is called like the table. */
    static Optional<ColumnMetadata> key(TableMetadata table) {
        return key(table, SchemaNames.of(List.of(table)));
    }

    static Optional<ColumnMetadata> key(TableMetadata table, SchemaNames names) {
        if (table.rowKey().size() == 1) {
            return table.column(table.rowKey().getFirst());
        }
        var name = names.of(table);
        return !table.rowKey().isEmpty()
                ? Optional.empty()
                : table.columns().stream()
                        .filter(column -> isKeyName(names.of(new Col(table, column)), name))
                        .findFirst();
    }

    private static boolean isKeyName(List<String> column, List<String> table) {
        return column.size() == table.size() + 1
                        && column.subList(0, table.size()).equals(table)
                        && KEY_WORDS.contains(column.getLast())
                || table.size() == 1 && isShortKey(SchemaNames.joined(column), table.getFirst());
    }

    /** The {@code aid} of authors, the {@code stuid} or {@code StuID} of students. */
    private static boolean isShortKey(String column, String table) {
        var shortened = column.endsWith("id") ? column.substring(0, column.length() - 2) : "";
        return !shortened.isEmpty() && table.startsWith(shortened);
    }

    private static boolean refers(
            List<String> whole, List<String> bare, TableMetadata one, List<String> key, SchemaNames names) {
        return refers(whole, one, key, names) || !bare.equals(whole) && refers(bare, one, key, names);
    }

    private static boolean refers(List<String> said, TableMetadata one, List<String> key, SchemaNames names) {
        if (said.equals(key)) {
            return !(said.size() == 1 && KEY_WORDS.contains(said.getFirst())) && !said.equals(List.of("name"));
        }
        var table = names.of(one);
        var alias = names.aliasOf(one);
        var bare = KEY_WORDS.contains(said.getLast()) ? said.subList(0, said.size() - 1) : said;
        return !bare.isEmpty() && (endsWith(table, bare) || bare.equals(alias) || endsWith(said, without(key)));
    }

    private static List<String> without(List<String> key) {
        return key.size() > 2 ? key.subList(1, key.size()) : List.of("\u0000");
    }

    private static boolean endsWith(List<String> all, List<String> end) {
        return all.size() >= end.size()
                && all.subList(all.size() - end.size(), all.size()).equals(end);
    }
}
