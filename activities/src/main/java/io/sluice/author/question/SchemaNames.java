package io.sluice.author.question;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of one database as people say them: without the prefix that all its tables share, without the prefix that all columns of a
 * table share, glued words set apart. {@code shop_custName} of {@code shop_customer} is the customer's name.
 */
final class SchemaNames {

    private static final int SHORTEST_PREFIX = 2;
    private static final int LONGEST_PREFIX = 5;
    private static final int SOME_TABLES = 3;
    private static final int SOME_COLUMNS = 3;

    private final Map<TableMetadata, List<String>> tables = new LinkedHashMap<>();
    /** What columns of a table call it: the words of the prefix that they share. */
    private final Map<TableMetadata, List<String>> aliases = new HashMap<>();

    private final Map<Col, List<String>> columns = new LinkedHashMap<>();
    private final Map<Col, List<String>> bare = new HashMap<>();

    /** The stems of names as they are written: worked out once, since every phrase is held against all of them. */
    private final Map<TableMetadata, List<String>> writtenTables = new HashMap<>();

    private final Map<Col, List<String>> writtenColumns = new HashMap<>();

    /** The words that tables of this database are called by. */
    private final Set<String> own = new HashSet<>();

    private SchemaNames() {}

    static SchemaNames of(List<TableMetadata> all) {
        var names = new SchemaNames();
        var shared = shared(all);
        for (var table : all) {
            names.own.addAll(Words.of(prefix(raw(table, shared))));
            names.own.addAll(Words.of(without(table.name().table(), shared)));
            names.own.addAll(
                    Words.of(table.name().table()).stream().map(Words::stem).toList());
        }
        for (var table : all) {
            names.add(table, shared);
        }
        return names;
    }

    private void add(TableMetadata table, String shared) {
        tables.put(table, apart(without(table.name().table(), shared), Set.of()));
        writtenTables.put(table, Words.stems(table.name().table()));
        var raw = raw(table, shared);
        var prefix = prefix(raw);
        var alias = prefix.isEmpty() ? List.<String>of() : words(prefix);
        aliases.put(table, alias);
        for (int i = 0; i < raw.size(); i++) {
            var col = new Col(table, table.columns().get(i));
            var rest = raw.get(i).substring(prefix.length());
            var restWords = words(rest);
            writtenColumns.put(col, Words.stems(col.name()));
            columns.put(col, prefix.isEmpty() ? restWords : plus(alias, restWords));
            bare.put(col, prefix.isEmpty() ? ownerless(restWords, tables.get(table), raw) : restWords);
        }
    }

    private static List<String> raw(TableMetadata table, String shared) {
        return table.columns().stream()
                .map(column -> without(column.name(), shared))
                .toList();
    }

    /** The stems of a table's name. */
    List<String> of(TableMetadata table) {
        return tables.getOrDefault(table, List.of());
    }

    List<String> aliasOf(TableMetadata table) {
        return aliases.getOrDefault(table, List.of());
    }

    /** A word that some table of this database is called by. */
    boolean isOurs(String word) {
        return own.contains(word);
    }

    /** A word that another table's name begins with, but none is called by: "shop" beside shop_orders. */
    boolean isTopic(String word, TableMetadata table) {
        return tables.values().stream().noneMatch(name -> name.equals(List.of(word)))
                && tables.entrySet().stream()
                        .filter(other -> !other.getKey().equals(table))
                        .map(Map.Entry::getValue)
                        .anyMatch(name -> name.size() > 1 && name.getFirst().equals(word));
    }

    /** The stems of a column's name; with its table's shortening where all columns carry it. */
    List<String> of(Col col) {
        return columns.getOrDefault(col, List.of());
    }

    /** The stems of a column's name without those that only repeat its table. */
    List<String> bare(Col col) {
        return bare.getOrDefault(col, List.of());
    }

    List<String> written(TableMetadata table) {
        return writtenTables.getOrDefault(table, List.of());
    }

    List<String> written(Col col) {
        return writtenColumns.getOrDefault(col, List.of());
    }

    Iterable<Col> columns() {
        return columns.keySet();
    }

    Optional<Col> column(TableMetadata table, String name) {
        return table.column(name).map(column -> new Col(table, column));
    }

    private static List<String> ownerless(List<String> column, List<String> owner, List<String> siblings) {
        var size = owner.size();
        if (column.size() > size && size > 0 && column.subList(0, size).equals(owner)) {
            return column.subList(size, column.size());
        }
        if (column.size() > 1 && size > 0 && isPrefix(column.getFirst(), owner.getFirst())) {
            return column.subList(1, column.size());
        }
        return column.size() <= 2 ? withoutInitials(column, owner, siblings) : column;
    }

    /** The {@code cname} or {@code CName} of a course is its name; {@code lname} beside {@code fname} is a last name, whatever its table. */
    private static List<String> withoutInitials(List<String> column, List<String> owner, List<String> siblings) {
        var word = joined(column);
        for (var ending : List.of("name", "title", "desc", "code", "type")) {
            var before = word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : "";
            var setApart = column.size() == 1 || column.getFirst().equals(before) && !WordList.isWord(before);
            if (setApart
                    && !before.isEmpty()
                    && before.length() <= 4
                    && isShort(before, owner)
                    && !hasBothNames(siblings)) {
                return List.of(spelt(ending));
            }
        }
        return column;
    }

    /** The {@code med_name} of a medicine; not the {@code car} of a carriage: what is a word stands for itself. */
    private static boolean isPrefix(String letters, String owner) {
        return letters.length() >= 3
                && letters.length() < owner.length()
                && owner.startsWith(letters)
                && !WordList.isWord(letters);
    }

    private static boolean isShort(String letters, List<String> owner) {
        var initials = owner.stream().map(part -> part.substring(0, 1)).collect(Collectors.joining());
        return initials.equals(letters) || !owner.isEmpty() && owner.getFirst().startsWith(letters);
    }

    private static boolean hasBothNames(List<String> columns) {
        var plain = columns.stream()
                .map(column -> column.replace("_", "").toLowerCase(Locale.ROOT))
                .toList();
        return plain.contains("fname") && plain.contains("lname");
    }

    /** The prefix of all tables: one that ends in an underscore or a capital, or short and on every column as well. */
    private static String shared(List<TableMetadata> all) {
        if (all.size() < SOME_TABLES) {
            return "";
        }
        var prefix = common(all.stream().map(table -> table.name().table()).toList());
        var cut =
                boundary(prefix, all.stream().map(table -> table.name().table()).toList());
        if (cut.length() >= SHORTEST_PREFIX) {
            return cut;
        }
        var everywhere = all.stream()
                .flatMap(table -> table.columns().stream())
                .allMatch(column -> column.name().toLowerCase(Locale.ROOT).startsWith(prefix));
        return everywhere && prefix.length() >= SHORTEST_PREFIX && prefix.length() <= LONGEST_PREFIX ? prefix : "";
    }

    private static String prefix(List<String> columns) {
        if (columns.size() < SOME_COLUMNS) {
            return "";
        }
        var prefix = common(columns);
        var cut = boundary(prefix, columns);
        if (cut.length() >= SHORTEST_PREFIX) {
            return cut;
        }
        var glued =
                columns.stream().noneMatch(name -> name.contains("_") || !name.equals(name.toLowerCase(Locale.ROOT)));
        return glued
                        && prefix.length() >= SHORTEST_PREFIX
                        && columns.size() > SOME_COLUMNS
                        && columns.stream().noneMatch(name -> name.length() <= prefix.length())
                ? prefix
                : "";
    }

    private static String common(List<String> names) {
        var prefix = names.getFirst().toLowerCase(Locale.ROOT);
        for (var name : names) {
            var lower = name.toLowerCase(Locale.ROOT);
            int same = 0;
            while (same < prefix.length() && same < lower.length() && prefix.charAt(same) == lower.charAt(same)) {
                same++;
            }
            prefix = prefix.substring(0, same);
        }
        return prefix;
    }

    /** As much of the prefix as ends where a word of every name ends. */
    private static String boundary(String prefix, List<String> names) {
        for (int end = prefix.length(); end >= SHORTEST_PREFIX; end--) {
            var at = end;
            if (names.stream().allMatch(name -> endsWord(name, at))) {
                return prefix.substring(0, end);
            }
        }
        return "";
    }

    private static boolean endsWord(String name, int at) {
        return at < name.length()
                && (name.charAt(at - 1) == '_'
                        || Character.isUpperCase(name.charAt(at)) && Character.isLowerCase(name.charAt(at - 1)));
    }

    private static String without(String name, String prefix) {
        var starts = name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
        return starts && name.length() > prefix.length() ? name.substring(prefix.length()) : name;
    }

    /** The stems of a name; what is glued is set apart where general words account for all of it. */
    private List<String> words(String name) {
        return apart(name, own);
    }

    private static List<String> apart(String name, Set<String> own) {
        var words = new ArrayList<String>();
        for (var word : Words.of(name)) {
            words.addAll(Glued.apart(word, own));
        }
        return Said.turned(
                words.stream().map(Words::stem).map(SchemaNames::spelt).toList());
    }

    private static String spelt(String word) {
        return Abbreviations.spelt(word);
    }

    private static <T> List<T> plus(List<T> some, List<T> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    static String joined(List<String> words) {
        return String.join("", words);
    }
}
