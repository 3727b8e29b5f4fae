package io.sluice.author.question;

import io.sluice.author.planner.link.Linker;
import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A phrase that may name a table or a column, and how freely it would: 0 letter by letter, more the freer; {@code words} are its stems spelt out. */
record Said(String phrase, List<String> words, List<String> stems) {

    static final int EXACT = 0;
    static final int FORM = 1;
    static final int BARE = 2;
    static final int SYNONYM = 3;
    static final int PART = 4;
    static final int SCATTERED = 5;
    static final int SLIP = 6;

    /** Words that say only that a table holds things. */
    private static final Set<String> COLLECTIONS =
            Set.of("list", "data", "info", "information", "detail", "table", "record", "master", "tbl", "entry");

    static Said of(String phrase) {
        var stems = Words.stems(phrase);
        return new Said(phrase, turned(stems.stream().map(Abbreviations::spelt).toList()), stems);
    }

    /** The "number of seats", the seat number and a column "num_seats" are one name. */
    static List<String> turned(List<String> words) {
        if (words.size() < 2 || !words.getFirst().equals("number")) {
            return words;
        }
        var turned = new ArrayList<>(words.subList(words.get(1).equals("of") ? 2 : 1, words.size()));
        turned.add("number");
        return turned;
    }

    OptionalInt cost(SchemaNames names, TableMetadata table) {
        var name = table.name().table();
        if (phrase.equals(name)) {
            return OptionalInt.of(EXACT);
        }
        var named = names.of(table);
        if (words.isEmpty() || named.isEmpty()) {
            return OptionalInt.empty();
        }
        if (same(words, named)) {
            return OptionalInt.of(FORM);
        }
        if (isBare(words, named) || words.equals(names.aliasOf(table))) {
            return OptionalInt.of(BARE);
        }
        if (words.size() > 1
                && COLLECTIONS.contains(words.getLast())
                && same(words.subList(0, words.size() - 1), named)) {
            return OptionalInt.of(BARE);
        }
        if (alike(words, named) || isHead(words, named)) {
            return OptionalInt.of(SYNONYM);
        }
        if (words.size() > 1
                && names.isTopic(words.getFirst(), table)
                && isBare(words.subList(1, words.size()), named)) {
            return OptionalInt.of(PART);
        }
        if (words.size() == 1 && named.size() > 1 && WordList.areSynonyms(words.getFirst(), named.getLast())) {
            return OptionalInt.of(SCATTERED);
        }
        return loosely(named, name, names.written(table));
    }

    /** The members of a table "member of club". */
    private static boolean isHead(List<String> words, List<String> named) {
        var of = named.indexOf("of");
        return of > 0 && same(words, named.subList(0, of));
    }

    /** The name, or all of it but the word that says that it holds things. */
    private static boolean isBare(List<String> words, List<String> named) {
        return same(words, named)
                || named.size() > 1
                        && COLLECTIONS.contains(named.getLast())
                        && same(words, named.subList(0, named.size() - 1));
    }

    /** A column may be called after its table: "name" of a concert is concert_name, "concert name" is the name of a concert. */
    OptionalInt cost(SchemaNames names, Col col) {
        if (phrase.equals(col.name())) {
            return OptionalInt.of(EXACT);
        }
        var named = names.of(col);
        if (words.isEmpty() || named.isEmpty()) {
            return OptionalInt.empty();
        }
        var bare = names.bare(col);
        var owner = names.of(col.table());
        if (same(words, named)) {
            return OptionalInt.of(FORM);
        }
        if (words.equals(bare) || calledAfter(named, owner)) {
            return OptionalInt.of(BARE);
        }
        var rest = afterOwner(owner, names.aliasOf(col.table()));
        if (!rest.isEmpty() && rest.equals(bare)) {
            return OptionalInt.of(BARE);
        }
        if (Abbreviations.agree(words, named) || alike(words, named) || alike(words, bare) || alike(rest, bare)) {
            return OptionalInt.of(SYNONYM);
        }
        if (words.size() > 1
                && words.getLast().equals("name")
                && words.subList(0, words.size() - 1).equals(bare)) {
            return OptionalInt.of(SYNONYM);
        }
        if (Linker.isPart(words, bare) || !rest.isEmpty() && Linker.isPart(rest, bare)) {
            return OptionalInt.of(PART);
        }
        if (words.size() > 1 && isScattered(named)) {
            return OptionalInt.of(SCATTERED);
        }
        return loosely(named, col.name(), names.written(col));
    }

    private OptionalInt loosely(List<String> named, String name, List<String> written) {
        if (Linker.isPart(words, named)) {
            return OptionalInt.of(PART);
        }
        var direct = Linker.cost(phrase, stems, name, written);
        return direct.isPresent() && direct.getAsInt() >= Linker.SLIP ? OptionalInt.of(SLIP) : OptionalInt.empty();
    }

    /** What follows the table's name in the phrase; empty where it does not begin with it. */
    private List<String> afterOwner(List<String> owner, List<String> alias) {
        for (var begin : List.of(owner, alias)) {
            if (!begin.isEmpty()
                    && words.size() > begin.size()
                    && words.subList(0, begin.size()).equals(begin)) {
                return words.subList(begin.size(), words.size());
            }
        }
        return List.of();
    }

    private boolean calledAfter(List<String> named, List<String> owner) {
        if (named.size() > words.size() && endsWith(named, words)) {
            return owner.containsAll(named.subList(0, named.size() - words.size()));
        }
        var said = SchemaNames.joined(words);
        var whole = SchemaNames.joined(named);
        if (words.size() != 1 || whole.length() <= said.length() || !whole.endsWith(said)) {
            return false;
        }
        var prefix = whole.substring(0, whole.length() - said.length());
        return owner.contains(prefix)
                || said.equals("id") && prefix.length() > 1 && owner.stream().anyMatch(word -> word.startsWith(prefix));
    }

    /** All words of the phrase stand in the name, in their order. */
    private boolean isScattered(List<String> named) {
        int at = 0;
        for (var word : named) {
            if (at < words.size() && words.get(at).equals(word)) {
                at++;
            }
        }
        return at == words.size();
    }

    private static boolean endsWith(List<String> all, List<String> end) {
        return all.subList(all.size() - end.size(), all.size()).equals(end);
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.equals(other) || SchemaNames.joined(one).equals(SchemaNames.joined(other));
    }

    private static boolean alike(List<String> one, List<String> other) {
        if (one.isEmpty() || one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i)) && !WordList.areSynonyms(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
