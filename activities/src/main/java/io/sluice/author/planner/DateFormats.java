package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Token;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Date formats as people write them, dd/mm/yyyy or DD.MM.YYYY HH:mm, as patterns of {@link DateTimeFormatter}. */
final class DateFormats {

    private DateFormats() {}

    static List<Found<String>> at(List<Token> tokens, int at) {
        var text = tokens.get(at).text();
        var isFormat = text.matches("(?i)[dmy]{1,4}([-/. ][dmy]{1,4}){2}([T ']*h{1,2}:m{2}(:s{2})?)?");
        return isFormat ? List.of(new Found<>(pattern(text), at + 1, 0)) : List.of();
    }

    private static String pattern(String text) {
        var split = text.toLowerCase(java.util.Locale.ROOT).indexOf('h');
        var day = split < 0 ? text : text.substring(0, split);
        var time = split < 0 ? "" : text.substring(split);
        return day.replace('D', 'd')
                        .replace('m', 'M')
                        .replace('Y', 'y')
                        .replaceAll("y+", "yyyy".substring(0, day.matches("(?i).*yyyy.*") ? 4 : 2))
                + time.replace('h', 'H').replace('M', 'm').replace('S', 's');
    }
}
