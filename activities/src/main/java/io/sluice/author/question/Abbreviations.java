package io.sluice.author.question;

import java.util.List;
import java.util.Map;

/** Shortenings that people use in column names: fname, lname, num, qty, avg, dob. */
final class Abbreviations {

    private static final Map<String, List<String>> SHORT = Map.ofEntries(
            Map.entry("fname", List.of("first", "name")),
            Map.entry("lname", List.of("last", "name")),
            Map.entry("fullname", List.of("full", "name")),
            Map.entry("firstname", List.of("first", "name")),
            Map.entry("lastname", List.of("last", "name")),
            Map.entry("dob", List.of("birthday")),
            Map.entry("sex", List.of("gender")),
            Map.entry("gender", List.of("sex")),
            Map.entry("nation", List.of("country")),
            Map.entry("nationality", List.of("country")),
            Map.entry("surname", List.of("last", "name")));
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("num", "number"),
            Map.entry("no", "number"),
            Map.entry("nr", "number"),
            Map.entry("count", "number"),
            Map.entry("qty", "quantity"),
            Map.entry("amt", "amount"),
            Map.entry("cust", "customer"),
            Map.entry("desc", "description"),
            Map.entry("addr", "address"),
            Map.entry("dept", "department"),
            Map.entry("emp", "employee"),
            Map.entry("txn", "transaction"),
            Map.entry("acct", "account"),
            Map.entry("org", "organization"),
            Map.entry("prod", "product"),
            Map.entry("inv", "invoice"),
            Map.entry("avg", "average"),
            Map.entry("identifier", "id"),
            Map.entry("ccy", "currency"),
            Map.entry("tel", "phone"),
            Map.entry("tx", "transaction"),
            Map.entry("dt", "date"),
            Map.entry("pct", "percent"),
            Map.entry("nation", "country"),
            Map.entry("accelerate", "acceleration"),
            Map.entry("quant", "quantity"));

    private Abbreviations() {}

    /** A word as it is written out. */
    static String spelt(String word) {
        return WORDS.getOrDefault(word, word);
    }

    static boolean agree(List<String> said, List<String> named) {
        return spelt(said).equals(spelt(named));
    }

    private static List<String> spelt(List<String> words) {
        var whole = SHORT.get(String.join("", words));
        if (whole != null && !whole.equals(words)) {
            return canonical(whole);
        }
        return canonical(
                words.stream().map(word -> WORDS.getOrDefault(word, word)).toList());
    }

    /** Words of one meaning under one of them. */
    private static List<String> canonical(List<String> words) {
        return words.equals(List.of("sex")) ? List.of("gender") : words;
    }
}
