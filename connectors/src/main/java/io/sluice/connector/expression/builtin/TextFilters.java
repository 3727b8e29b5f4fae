package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.python.Arguments;
import io.sluice.connector.expression.python.Limits;
import io.sluice.connector.expression.python.PercentFormat;
import io.sluice.connector.expression.python.Splitting;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Tuple;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.python.Words;
import io.sluice.connector.expression.syntax.Builtins.Filter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters over text; whatever is no text is written as text first. */
final class TextFilters {
    private static final Pattern WORD_START = Pattern.compile("([-\\s({\\[<]+)");

    private TextFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("lower", (value, none) -> Text.str(value).toLowerCase(Locale.ROOT)),
                Map.entry("upper", (value, none) -> Text.str(value).toUpperCase(Locale.ROOT)),
                Map.entry("capitalize", (value, none) -> Words.capitalized(Text.str(value))),
                Map.entry("title", (value, none) -> title(Text.str(value))),
                Map.entry("trim", TextFilters::trim),
                Map.entry("replace", TextFilters::replace),
                Map.entry("truncate", TextFilters::truncate),
                Map.entry("wordcount", (value, none) -> wordCount(Text.str(value))),
                Map.entry("center", TextFilters::center),
                Map.entry("indent", TextFilters::indent),
                Map.entry("format", (value, arguments) -> PercentFormat.apply(Text.str(value), formatted(arguments))),
                Map.entry("safe", (value, none) -> Text.str(value)),
                Map.entry("e", (value, none) -> escape(Text.str(value))),
                Map.entry("escape", (value, none) -> escape(Text.str(value))),
                Map.entry("regex_search", RegexFilters::search),
                Map.entry("regex_replace", RegexFilters::replace));
    }

    private static @Nullable Object formatted(Arguments arguments) {
        return arguments.named().isEmpty() ? new Tuple(arguments.positional()) : arguments.named();
    }

    private static String title(String text) {
        var result = new StringBuilder();
        var start = 0;
        var gaps = WORD_START.matcher(text);
        while (gaps.find()) {
            result.append(Words.capitalized(text.substring(start, gaps.start())))
                    .append(gaps.group());
            start = gaps.end();
        }
        return result.append(Words.capitalized(text.substring(start))).toString();
    }

    private static Object trim(@Nullable Object value, Arguments arguments) {
        return Words.stripped(Text.str(value), arguments.at(0, "chars", null), true, true);
    }

    private static Object replace(@Nullable Object value, Arguments arguments) {
        var count = arguments.at(2, "count", null);
        return Splitting.replace(
                Text.str(value),
                Text.str(arguments.at(0, "old")),
                Text.str(arguments.at(1, "new")),
                count == null ? -1 : Types.index(count));
    }

    private static Object truncate(@Nullable Object value, Arguments arguments) {
        var text = Text.str(value);
        var length = arguments.number(0, "length", 255);
        var end = arguments.text(2, "end", "...");
        if (text.length() <= length + arguments.number(3, "leeway", 5)) {
            return text;
        }
        var cut = text.substring(0, Math.max(0, length - end.length()));
        var blank = cut.lastIndexOf(' ');
        var whole = Types.truth(arguments.at(1, "killwords", false)) || blank < 0;
        return (whole ? cut : cut.substring(0, blank)) + end;
    }

    private static long wordCount(String text) {
        return Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text)
                .results()
                .count();
    }

    private static Object center(@Nullable Object value, Arguments arguments) {
        var text = Text.str(value);
        var padding = Math.max(0, arguments.number(0, "width", 80) - text.length());
        var left = padding / 2 + (padding & arguments.number(0, "width", 80) & 1);
        return Limits.repeated(" ", left) + text + Limits.repeated(" ", padding - left);
    }

    private static Object indent(@Nullable Object value, Arguments arguments) {
        var blanks = Limits.repeated(" ", arguments.number(0, "width", 4));
        var lines = Text.str(value);
        Limits.length(lines.length()
                + (long) blanks.length()
                        * lines.chars().filter(one -> one == '\n').count());
        var text = lines.replaceAll("\n(?=[^\n])", "\n" + blanks);
        return (Types.truth(arguments.at(1, "first", false)) ? blanks : "") + text;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }
}
