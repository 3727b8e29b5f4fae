package io.sluice.author.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is known of English words whatever the database: which are nouns, which are verbs, which mean the same. */
public final class WordList {

    /** Words of business and data that mean the same to whoever asks, though no dictionary lists them together. */
    private static final List<List<String>> ALSO = List.of(
            List.of("customer", "client", "user"),
            List.of("employee", "staff", "worker"),
            List.of("company", "firm", "business", "enterprise"),
            List.of("maker", "manufacturer", "producer"),
            List.of("sex", "gender"),
            List.of("amount", "sum"),
            List.of("phone", "telephone"),
            List.of("mail", "email"),
            List.of("car", "automobile", "auto", "vehicle"),
            List.of("picture", "image", "photo"),
            List.of("salary", "wage", "pay", "income"),
            List.of("price", "cost"),
            List.of("town", "city"),
            List.of("shop", "store"),
            List.of("surname", "lastname"),
            List.of("start", "begin"),
            List.of("finish", "end"),
            List.of("purchase", "order"),
            List.of("product", "item", "article"),
            List.of("supplier", "vendor"),
            List.of("site", "location", "place"),
            List.of("publication", "paper"),
            List.of("type", "kind", "category"),
            List.of("nationality", "nation", "country"));

    /** Words of tables and columns that books seldom use. */
    private static final List<String> DATA = List.of(
            "daily",
            "weekly",
            "monthly",
            "yearly",
            "quarterly",
            "postal",
            "zip",
            "email",
            "website",
            "username",
            "login",
            "timestamp",
            "datetime",
            "latitude",
            "longitude",
            "currency",
            "discount",
            "invoice",
            "shipment",
            "shipping",
            "supplier",
            "vendor",
            "warehouse",
            "category",
            "subcategory",
            "nationality",
            "birthday",
            "gender",
            "phone",
            "mobile",
            "fax",
            "status",
            "code",
            "begin",
            "end",
            "start",
            "open",
            "close",
            "high",
            "low",
            "upload",
            "download",
            "rating",
            "review",
            "enrollment",
            "salary",
            "payroll",
            "barcode",
            "sku",
            "active",
            "deleted",
            "created",
            "updated",
            "modified",
            "effective",
            "expiration");

    private static final Set<String> NOUNS = nouns();
    private static final Set<String> VERBS = verbs();
    private static final Map<String, Set<String>> SYNONYMS = synonyms();

    private WordList() {}

    /** Words that mean the same in the sense that is meant most. */
    public static Set<String> synonymsOf(String word) {
        return SYNONYMS.getOrDefault(word, Set.of());
    }

    public static boolean isKnown(String word) {
        return isWord(word);
    }

    static boolean isWord(String word) {
        return NOUNS.contains(word) || VERBS.contains(word);
    }

    /** A form of a verb: "wrote", "written", "writing", "writes". */
    static boolean isVerb(String form) {
        return bases(form).stream().anyMatch(VERBS::contains);
    }

    /** A form that only a verb has: "written", "making", not "amount" or "orders". */
    static boolean isVerbForm(String form) {
        return (form.endsWith("ed") || form.endsWith("ing") || IrregularVerbs.BASES.containsKey(form)) && isVerb(form);
    }

    static String baseOf(String form) {
        return bases(form).stream().filter(VERBS::contains).findFirst().orElse(form);
    }

    static boolean areSynonyms(String one, String other) {
        return SYNONYMS.getOrDefault(one, Set.of()).contains(other);
    }

    private static List<String> bases(String form) {
        var bases = new ArrayList<String>();
        bases.add(form);
        if (IrregularVerbs.BASES.containsKey(form)) {
            bases.add(IrregularVerbs.BASES.get(form));
        }
        for (var ending : List.of("ing", "ed", "s", "es", "d")) {
            if (form.endsWith(ending) && form.length() > ending.length() + 2) {
                var stem = form.substring(0, form.length() - ending.length());
                bases.add(stem);
                bases.add(stem + "e");
                if (stem.endsWith("i")) {
                    bases.add(stem.substring(0, stem.length() - 1) + "y");
                }
                if (stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2)) {
                    bases.add(stem.substring(0, stem.length() - 1));
                }
            }
        }
        return bases;
    }

    private static Set<String> nouns() {
        var nouns = new HashSet<>(lines("nouns.txt"));
        nouns.addAll(DATA);
        return nouns;
    }

    private static Set<String> verbs() {
        var verbs = new HashSet<>(lines("verbs.txt"));
        // they say something about a condition of their own
        verbs.removeAll(Set.of("exceed", "equal", "contain", "include", "start", "begin", "end", "average", "total"));
        return verbs;
    }

    private static Map<String, Set<String>> synonyms() {
        var synonyms = new HashMap<String, Set<String>>();
        for (var line : lines("synonyms.txt")) {
            var words = List.of(line.split(" "));
            words.subList(1, words.size()).forEach(word -> link(synonyms, words.getFirst(), word));
        }
        for (var group : ALSO) {
            group.forEach(one -> group.forEach(other -> link(synonyms, one, other)));
        }
        return synonyms;
    }

    private static void link(Map<String, Set<String>> synonyms, String one, String other) {
        synonyms.computeIfAbsent(one, word -> new HashSet<>()).add(other);
        synonyms.computeIfAbsent(other, word -> new HashSet<>()).add(one);
    }

    private static List<String> lines(String file) {
        var stream = Objects.requireNonNull(
                WordList.class.getResourceAsStream("/io/sluice/author/words/" + file), "no word list " + file);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
