package io.sluice.author.planner.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Cuts a sentence into tokens; paths, qualified names, dates and numbers with separators stay whole, contractions are spelt out. */
public final class Lexer {

    private static final String QUOTES = "\"'`“”‘’«»";
    private static final Pattern TOKEN = Pattern.compile("""
            "(?<double>[^"]*)"|“(?<curly>[^”]*)”|«(?<angle>[^»]*)»|`(?<back>[^`]*)`\
            |(?<![\\p{L}\\p{N}])['‘](?<single>(?:[^'’]|'')*)['’](?![\\p{L}\\p{N}'])\
            |(?<path>[\\p{L}\\p{N}_~.*?/\\[\\]{}-]*[\\p{L}\\p{N}_*?\\]}-]\\.(?i:csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx|xlsm)\\b)\
            |(?<stamp>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)\
            |(?<date>\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})\
            |(?<number>(?<![\\p{L}\\p{N}_.])[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?![\\p{L}\\p{N}_]))\
            |(?<word>/?[\\p{L}\\p{N}_]+(?:[.*?/&'’-]+[\\p{L}\\p{N}_*?]+)*)\
            |(?<sign><=|>=|<>|!=|==|[^\\s])""");
    private static final Map<String, List<String>> SPELT_OUT = Map.ofEntries(
            Map.entry("can't", List.of("can", "not")),
            Map.entry("cannot", List.of("can", "not")),
            Map.entry("won't", List.of("will", "not")),
            Map.entry("i'd", List.of("i", "would")),
            Map.entry("i'm", List.of("i", "am")),
            Map.entry("let's", List.of("let", "us")),
            Map.entry("what's", List.of("what", "is")),
            Map.entry("who's", List.of("who", "is")),
            Map.entry("it's", List.of("it", "is")),
            Map.entry("that's", List.of("that", "is")),
            Map.entry("there's", List.of("there", "is")),
            Map.entry("where's", List.of("where", "is")));

    private Lexer() {}

    public static List<Token> tokens(String sentence) {
        var tokens = new ArrayList<Token>();
        var match = TOKEN.matcher(sentence);
        while (match.find()) {
            var quoted = firstOf(match, "double", "curly", "angle", "back", "single");
            if (quoted != null) {
                var text = quoted.replace("''", "'");
                tokens.add(new Token(Token.Kind.QUOTED, text, lower(text)));
            } else if (match.group("number") != null) {
                tokens.add(number(match.group("number")));
            } else if (match.group("sign") != null) {
                addSign(tokens, match.group("sign"));
            } else {
                addWord(tokens, match.group());
            }
        }
        return tokens;
    }

    private static Token number(String text) {
        var plain = text.replace(",", "").replaceFirst("^\\+", "");
        return new Token(Token.Kind.NUMBER, plain, plain);
    }

    /** Currency signs say nothing that a column does not; a stray quote is no word. */
    private static void addSign(List<Token> tokens, String sign) {
        if (!"$€£¥".contains(sign) && !QUOTES.contains(sign)) {
            tokens.add(new Token(Token.Kind.SIGN, sign, sign));
        }
    }

    private static void addWord(List<Token> tokens, String text) {
        var plain = text.replace('’', '\'');
        var word = lower(plain);
        if (SPELT_OUT.containsKey(word)) {
            SPELT_OUT.get(word).forEach(part -> tokens.add(word(part)));
        } else if (word.endsWith("n't")) {
            tokens.add(word(plain.substring(0, plain.length() - 3)));
            tokens.add(word("not"));
        } else if (word.endsWith("'s") || word.endsWith("s'")) {
            tokens.add(word(plain.substring(0, plain.lastIndexOf('\''))));
        } else {
            tokens.add(word(plain));
        }
    }

    private static Token word(String text) {
        return new Token(Token.Kind.WORD, text, lower(text));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static @org.jspecify.annotations.Nullable String firstOf(java.util.regex.Matcher match, String... groups) {
        for (var group : groups) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return null;
    }
}
