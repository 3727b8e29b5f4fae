package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Token;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Date formats as people write them, dd/mm/yyyy or DD.MM.YYYY HH:mm, as patterns of {@link DateTimeFormatter}. */
final class DateFormats {

    private static final String DAY = "[dmy]{1,4}([-/. ][dmy]{1,4}){2}";
    private static final String CLOCK = "h{1,2}:m{2}(:s{2})?";
    private static final String TIME = "[T ']*" + CLOCK;

    private DateFormats() {}

    /** A day alone, or with the time behind it, which is several tokens unless it is quoted. */
    static List<Found<String>> at(List<Token> tokens, int at) {
        var text = tokens.get(at).text();
        if (!text.matches("(?i)" + DAY + "(" + TIME + ")?")) {
            return List.of();
        }
        var found = new ArrayList<>(List.of(new Found<>(pattern(text), at + 1, 0)));
        for (int parts : List.of(3, 5)) {
            var end = at + 1 + parts;
            if (end <= tokens.size()) {
                var time = tokens.subList(at + 1, end).stream().map(Token::text).collect(Collectors.joining());
                if (time.matches("(?i)" + CLOCK)) {
                    found.add(new Found<>(pattern(text + " " + time), end, 0));
                }
            }
        }
        return found;
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
