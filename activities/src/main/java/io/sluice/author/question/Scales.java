package io.sluice.author.question;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What words of degree measure: older goes by age, heavier by weight, latest by date or year. */
final class Scales {

    /** {@code up}: more of the measure. */
    record Scale(List<String> measures, boolean up) {}

    private static final List<String> AGE = List.of("age");
    private static final List<String> TIME = List.of("date", "year", "time", "timestamp");
    private static final List<String> SIZE = List.of("size", "capacity", "area", "population");
    private static final List<String> LENGTH = List.of("length", "duration", "runtime", "distance");
    private static final List<String> HEIGHT = List.of("height");
    private static final List<String> PRICE = List.of("price", "cost");

    private static final Map<String, Scale> WORDS = Map.ofEntries(
            Map.entry("old", new Scale(AGE, true)),
            Map.entry("young", new Scale(AGE, false)),
            Map.entry("heavy", new Scale(List.of("weight"), true)),
            Map.entry("light", new Scale(List.of("weight"), false)),
            Map.entry("tall", new Scale(HEIGHT, true)),
            Map.entry("short", new Scale(HEIGHT, false)),
            Map.entry("long", new Scale(LENGTH, true)),
            Map.entry("big", new Scale(SIZE, true)),
            Map.entry("large", new Scale(SIZE, true)),
            Map.entry("small", new Scale(SIZE, false)),
            Map.entry("expensive", new Scale(PRICE, true)),
            Map.entry("cheap", new Scale(PRICE, false)),
            Map.entry("fast", new Scale(List.of("speed"), true)),
            Map.entry("slow", new Scale(List.of("speed"), false)),
            Map.entry("late", new Scale(TIME, true)),
            Map.entry("new", new Scale(TIME, true)),
            Map.entry("recent", new Scale(TIME, true)),
            Map.entry("early", new Scale(TIME, false)));

    private static final Scale CAPACITY = new Scale(List.of("capacity", "seat", "size"), true);
    private static final Scale PAY = new Scale(List.of("salary", "wage", "income", "earning"), true);
    private static final Map<String, Scale> VERBS = Map.ofEntries(
            Map.entry("weigh", new Scale(List.of("weight"), true)),
            Map.entry("weighing", new Scale(List.of("weight"), true)),
            Map.entry("weighed", new Scale(List.of("weight"), true)),
            Map.entry("weighted", new Scale(List.of("weight"), true)),
            Map.entry("cost", new Scale(PRICE, true)),
            Map.entry("costing", new Scale(PRICE, true)),
            Map.entry("last", new Scale(LENGTH, true)),
            Map.entry("lasted", new Scale(LENGTH, true)),
            Map.entry("lasting", new Scale(LENGTH, true)),
            Map.entry("earn", PAY),
            Map.entry("earning", PAY),
            Map.entry("aged", new Scale(AGE, true)),
            Map.entry("hold", CAPACITY),
            Map.entry("seat", CAPACITY),
            Map.entry("fit", CAPACITY),
            Map.entry("accommodate", CAPACITY),
            Map.entry("host", CAPACITY));

    private Scales() {}

    static Optional<Scale> of(String word) {
        return Optional.ofNullable(WORDS.get(base(word)));
    }

    /** What a verb measures of its subject: weighs goes by weight, lasts by duration. */
    static Optional<Scale> ofVerb(String form) {
        return Optional.ofNullable(VERBS.get(form)).or(() -> Optional.ofNullable(VERBS.get(WordList.baseOf(form))));
    }

    private static String base(String word) {
        var bare = word.replaceFirst("(er|est)$", "");
        if (WORDS.containsKey(bare)) {
            return bare;
        }
        if (bare.endsWith("i")) {
            return bare.substring(0, bare.length() - 1) + "y";
        }
        if (WORDS.containsKey(bare + "e")) {
            return bare + "e";
        }
        return bare.length() > 2 && bare.charAt(bare.length() - 1) == bare.charAt(bare.length() - 2)
                ? bare.substring(0, bare.length() - 1)
                : bare;
    }

    /** A column and whether more of what is meant is more of it: the older, the earlier born. */
    record Measured(Col col, boolean up) {}

    /** Like {@link #column}, and ages by the date of birth where there is no age. */
    static Optional<Measured> measured(TableMetadata table, Scale scale) {
        return column(table, scale)
                .map(col -> new Measured(col, scale.up()))
                .or(() -> scale.measures().equals(AGE)
                        ? birth(table).map(col -> new Measured(col, !scale.up()))
                        : Optional.empty());
    }

    static boolean isBirth(Col col) {
        return col.isDate()
                && Words.stems(col.name()).stream().anyMatch(word -> word.startsWith("birth") || word.equals("dob"));
    }

    private static Optional<Col> birth(TableMetadata table) {
        var births = table.columns().stream()
                .map(column -> new Col(table, column))
                .filter(Scales::isBirth)
                .toList();
        return births.size() == 1 ? Optional.of(births.getFirst()) : Optional.empty();
    }

    /** The only column of the table that such a word measures. */
    static Optional<Col> column(TableMetadata table, Scale scale) {
        for (var measure : scale.measures()) {
            var hits = table.columns().stream()
                    .map(column -> new Col(table, column))
                    .filter(col -> col.isNumber() || col.isDate())
                    .filter(col -> Words.stems(col.name()).contains(measure))
                    .toList();
            if (!hits.isEmpty()) {
                return hits.size() == 1 ? Optional.of(hits.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
