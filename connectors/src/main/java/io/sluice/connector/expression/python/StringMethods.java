package io.sluice.connector.expression.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of a str. */
final class StringMethods {
    static final Map<String, Method<String>> METHODS = Map.ofEntries(
            Map.entry("lower", (self, arguments) -> self.toLowerCase(Locale.ROOT)),
            Map.entry("upper", (self, arguments) -> self.toUpperCase(Locale.ROOT)),
            Map.entry("casefold", (self, arguments) -> self.toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT)),
            Map.entry("title", (self, arguments) -> Words.title(self)),
            Map.entry("capitalize", (self, arguments) -> Words.capitalized(self)),
            Map.entry("strip", (self, arguments) -> Words.stripped(self, arguments.at(0, "chars", null), true, true)),
            Map.entry("lstrip", (self, arguments) -> Words.stripped(self, arguments.at(0, "chars", null), true, false)),
            Map.entry("rstrip", (self, arguments) -> Words.stripped(self, arguments.at(0, "chars", null), false, true)),
            Map.entry("split", (self, arguments) -> Splitting.split(self, arguments)),
            Map.entry("rsplit", (self, arguments) -> Splitting.splitFromRight(self, arguments)),
            Map.entry(
                    "splitlines",
                    (self, arguments) ->
                            new ArrayList<@Nullable Object>(self.lines().toList())),
            Map.entry("partition", (self, arguments) -> partition(self, self.indexOf(separator(arguments)), arguments)),
            Map.entry("rpartition", (self, arguments) -> lastPartition(self, arguments)),
            Map.entry(
                    "join", (self, arguments) -> join(self, arguments.atMost(1).at(0, "iterable"))),
            Map.entry("replace", (self, arguments) -> replace(self, arguments)),
            Map.entry("startswith", (self, arguments) -> affix(self, arguments, String::startsWith)),
            Map.entry("endswith", (self, arguments) -> affix(self, arguments, String::endsWith)),
            Map.entry("removeprefix", (self, arguments) -> without(self, arguments.text(0, "prefix"), true)),
            Map.entry("removesuffix", (self, arguments) -> without(self, arguments.text(0, "suffix"), false)),
            Map.entry("find", (self, arguments) -> position(self, self.indexOf(arguments.text(0, "sub")))),
            Map.entry("rfind", (self, arguments) -> position(self, self.lastIndexOf(arguments.text(0, "sub")))),
            Map.entry("index", (self, arguments) -> found(position(self, self.indexOf(arguments.text(0, "sub"))))),
            Map.entry("count", (self, arguments) -> count(self, arguments.text(0, "sub"))),
            Map.entry("zfill", (self, arguments) -> Words.zeroFilled(self, arguments.number(0, "width", 0))),
            Map.entry("ljust", (self, arguments) -> self + Words.fill(self, arguments)),
            Map.entry("rjust", (self, arguments) -> Words.fill(self, arguments) + self),
            Map.entry("format", BraceFormat::apply),
            Map.entry("isdigit", (self, arguments) -> all(self, Character::isDigit)),
            Map.entry("isnumeric", (self, arguments) -> all(self, Character::isDigit)),
            Map.entry("isalpha", (self, arguments) -> all(self, Character::isLetter)),
            Map.entry("isalnum", (self, arguments) -> all(self, Character::isLetterOrDigit)),
            Map.entry("isspace", (self, arguments) -> all(self, Words::isSpace)),
            Map.entry("islower", (self, arguments) -> Words.isLower(self)),
            Map.entry("isupper", (self, arguments) -> Words.isUpper(self)));

    private StringMethods() {}

    private static String separator(Arguments arguments) {
        var separator = arguments.text(0, "sep");
        if (separator.isEmpty()) {
            throw PythonError.value("empty separator");
        }
        return separator;
    }

    private static Tuple partition(String self, int at, Arguments arguments) {
        var separator = separator(arguments);
        return new Tuple(
                at < 0
                        ? List.of(self, "", "")
                        : List.of(self.substring(0, at), separator, self.substring(at + separator.length())));
    }

    private static Tuple lastPartition(String self, Arguments arguments) {
        var at = self.lastIndexOf(separator(arguments));
        return at < 0 ? new Tuple(List.of("", "", self)) : partition(self, at, arguments);
    }

    private static String join(String separator, @Nullable Object items) {
        var texts = new ArrayList<String>();
        Types.items(items).forEachRemaining(item -> texts.add(Types.text(item)));
        return Words.joined(separator, texts);
    }

    static String replace(String self, Arguments arguments) {
        return Splitting.replace(
                self, arguments.text(0, "old"), arguments.text(1, "new"), arguments.number(2, "count", -1));
    }

    private static boolean affix(String self, Arguments arguments, BiPredicate<String, String> test) {
        var wanted = arguments.at(0, "prefix");
        return wanted instanceof Tuple tuple
                ? tuple.items().stream().anyMatch(item -> test.test(self, Types.text(item)))
                : test.test(self, Types.text(wanted));
    }

    private static String without(String self, String affix, boolean prefix) {
        if (prefix) {
            return self.startsWith(affix) ? self.substring(affix.length()) : self;
        }
        return self.endsWith(affix) ? self.substring(0, self.length() - affix.length()) : self;
    }

    private static long position(String self, int at) {
        return at < 0 ? -1 : self.codePointCount(0, at);
    }

    private static long found(long position) {
        if (position < 0) {
            throw PythonError.value("substring not found");
        }
        return position;
    }

    private static long count(String self, String wanted) {
        if (wanted.isEmpty()) {
            return Types.length(self) + 1;
        }
        var count = 0L;
        for (var at = self.indexOf(wanted); at >= 0; at = self.indexOf(wanted, at + wanted.length())) {
            count++;
        }
        return count;
    }

    private static boolean all(String self, IntPredicate test) {
        return !self.isEmpty() && self.codePoints().allMatch(test);
    }
}
