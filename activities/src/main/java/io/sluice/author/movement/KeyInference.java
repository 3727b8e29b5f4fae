package io.sluice.author.movement;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata.ForeignKey;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which column of one source names a row, and which of another refers to it: by their names, and only where the values of the one are found
 * in the other.
 */
final class KeyInference {

    private static final Set<String> KEY_WORDS = Set.of("id", "identifier", "key", "no", "number", "code");
    private static final Set<Kind> WHOLE = Set.of(Kind.INT64, Kind.DECIMAL);
    private static final int LEAST = 2;

    private final List<Sampled> all;

    KeyInference(List<Sampled> all) {
        this.all = all;
    }

    /** {@code column} of {@code many} refers to {@code key} of {@code one}. */
    record Reference(Sampled many, String column, Sampled one, String key, int weight) {
        /** Whether a number is compared with a text. */
        boolean isUnlike() {
            return KeyInference.isUnlike(kind(many, column), kind(one, key));
        }

        private static Kind kind(Sampled source, String column) {
            return source.columns().stream()
                    .filter(known -> known.name().equals(column))
                    .findFirst()
                    .orElseThrow()
                    .type()
                    .kind();
        }

        ForeignKey foreignKey() {
            return new ForeignKey("inferred", List.of(column), one.name(), List.of(key), "NO ACTION");
        }
    }

    /** The column that names a row: the declared key, else the first that could and sounds like it. */
    static Optional<String> key(Sampled source) {
        if (source.declaredKey().size() == 1) {
            return source.declaredKey().stream().findFirst();
        }
        if (!source.declaredKey().isEmpty() || source.rows().isEmpty()) {
            return Optional.empty();
        }
        return source.columns().stream()
                .filter(column -> source.unique(column.name()) && canBeKey(column))
                .max(Comparator.comparingInt(column -> keyWeight(source, column)))
                .filter(column -> keyWeight(source, column) > 0)
                .map(Column::name);
    }

    /** Two keys and nothing else, no pair of them twice. */
    static boolean isTie(Sampled source) {
        return source.columns().size() == 2
                && source.columns().stream()
                        .allMatch(column -> isKeyName(column.name()) && !source.unique(column.name()))
                && new HashSet<>(source.rows()).size() == source.rows().size();
    }

    private static boolean canBeKey(Column column) {
        var kind = column.type().kind();
        return kind == Kind.INT64 || kind == Kind.TEXT || kind == Kind.UUID;
    }

    private static int keyWeight(Sampled source, Column column) {
        var words = Words.stems(column.name());
        var table = Words.stems(source.name().table());
        var first = source.columns().getFirst().equals(column) ? 4 : 0;
        if (words.size() == 1 && KEY_WORDS.contains(words.getFirst())) {
            return 10 + first;
        }
        if (isKeyName(column.name())) {
            return (table.stream().anyMatch(word -> column.name().toLowerCase().startsWith(word)) ? 8 : 2) + first;
        }
        return first > 0 && column.type().kind() == Kind.INT64 ? first : first > 0 ? 1 : 0;
    }

    static boolean isKeyName(String name) {
        var words = Words.stems(name);
        return KEY_WORDS.contains(words.getLast()) || words.getLast().endsWith("id");
    }

    /** At most one reference between two sources, the weightiest. */
    List<Reference> references() {
        var found = new ArrayList<Reference>();
        for (var many : all) {
            for (var one : all) {
                if (many != one) {
                    between(many, one).forEach(found::add);
                }
            }
        }
        found.sort(Comparator.comparingInt((Reference reference) -> -reference.weight()));
        Map<Set<TableName>, Reference> best = new HashMap<>();
        found.forEach(reference ->
                best.putIfAbsent(Set.of(reference.many().name(), reference.one().name()), reference));
        return found.stream().filter(best::containsValue).toList();
    }

    private List<Reference> between(Sampled many, Sampled one) {
        var found = new ArrayList<Reference>();
        for (var column : many.columns()) {
            for (var key : one.columns()) {
                var weight = weight(many, column, one, key);
                if (weight >= LEAST && alike(column, key) && one.unique(key.name()) && holds(many, column, one, key)) {
                    found.add(new Reference(many, column.name(), one, key.name(), weight));
                }
            }
        }
        return found;
    }

    /** Values of a column of the same name may be lost or mistyped now and then; those of another must all be there. */
    private static boolean holds(Sampled many, Column column, Sampled one, Column key) {
        return one.holds(key.name(), many, column.name())
                || column.name().equals(key.name()) && one.holdsNearly(key.name(), many, column.name());
    }

    private static int weight(Sampled many, Column column, Sampled one, Column key) {
        var named = key(one).filter(key.name()::equals).isPresent();
        var own = key(many).filter(column.name()::equals).isPresent();
        var said = Words.stems(column.name());
        var keyWords = Words.stems(key.name());
        var bare = said.size() > 1 && KEY_WORDS.contains(said.getLast()) ? said.subList(0, said.size() - 1) : said;
        var table = Words.stems(one.name().table());
        var score = 0;
        if (said.equals(keyWords) && !(said.size() == 1 && KEY_WORDS.contains(said.getFirst()))) {
            score = isKeyName(column.name()) ? 12 : named || !isGeneric(said) ? 6 : 0;
        } else if (named && (endsWith(table, bare) || endsWith(bare, table))) {
            score = 10;
        } else if (named && isKeyName(column.name()) && isKeyName(key.name()) && startsAlike(bare, table)) {
            score = 8;
        } else if (named
                && own
                && isKeyName(column.name())
                && isKeyName(key.name())
                && partsOfOne(many, column, one, key)) {
            score = 3;
        } else if (named && !own && startsAlike(bare, table)) {
            score = 4;
        }
        return score == 0 ? 0 : score + (named ? 1 : 0) - (own ? 1 : 0);
    }

    /** Two tables about the same things, row by row: they share a word, and their keys hold the same values. */
    private static boolean partsOfOne(Sampled many, Column column, Sampled one, Column key) {
        var words = Words.stems(many.name().table());
        return Words.stems(one.name().table()).stream().anyMatch(words::contains)
                && many.holdsAll(column.name(), one, key.name())
                && one.holdsAll(key.name(), many, column.name());
    }

    private static boolean isGeneric(List<String> words) {
        return words.size() == 1
                && Set.of("name", "title", "date", "type", "status", "year", "time", "age")
                        .contains(words.getFirst());
    }

    private static boolean startsAlike(List<String> some, List<String> table) {
        return some.stream()
                .anyMatch(word -> word.length() > 2
                        && table.stream().anyMatch(other -> other.startsWith(word) || word.startsWith(other)));
    }

    private static boolean endsWith(List<String> all, List<String> end) {
        return !end.isEmpty()
                && all.size() >= end.size()
                && all.subList(all.size() - end.size(), all.size()).equals(end);
    }

    private static boolean alike(Column one, Column other) {
        var a = one.type().kind();
        var b = other.type().kind();
        return a == b && a != Kind.FLOAT64 && a != Kind.BOOLEAN && a != Kind.JSON
                || WHOLE.contains(a) && WHOLE.contains(b)
                || isUnlike(a, b);
    }

    /** A whole number and a text that is one: the number is compared as a text, so that "01" stays another key than 1. */
    private static boolean isUnlike(Kind one, Kind other) {
        return one == Kind.TEXT && other == Kind.INT64 || one == Kind.INT64 && other == Kind.TEXT;
    }

    /** Columns that are called after another source and lead nowhere: what they hold is not found there. */
    List<String> unlinked(List<Reference> references) {
        var found = new ArrayList<String>();
        for (var many : all) {
            for (var one : all) {
                if (many != one && references.stream().noneMatch(reference -> isBetween(reference, many, one))) {
                    many.columns().stream()
                            .filter(column -> isCalledAfter(many, column, one))
                            .forEach(column -> found.add(many.name().table() + "." + column.name() + " and "
                                    + one.name().table()));
                }
            }
        }
        return found;
    }

    private static boolean isBetween(Reference reference, Sampled many, Sampled one) {
        return Set.of(reference.many().name(), reference.one().name()).equals(Set.of(many.name(), one.name()));
    }

    private static boolean isCalledAfter(Sampled many, Column column, Sampled one) {
        var words = Words.stems(column.name());
        var table = Words.stems(one.name().table());
        return words.size() > 1
                && KEY_WORDS.contains(words.getLast())
                && words.subList(0, words.size() - 1).equals(table)
                && !Words.stems(many.name().table()).equals(table);
    }
}
