package io.sluice.author.planner;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person decided so far, by subject; a subject that is open is asked. */
public record Decisions(Map<String, String> made) {

    public static final Decisions NONE = new Decisions(Map.of());

    public Decisions {
        made = Map.copyOf(made);
    }

    Decisions plus(String subject, String option) {
        var all = new java.util.HashMap<>(made);
        all.put(subject, option);
        return new Decisions(all);
    }

    public Optional<String> of(String subject) {
        return Optional.ofNullable(made.get(subject));
    }

    /** The option that was chosen before, else the question. */
    public String choose(String subject, String question, List<String> options) {
        return of(subject).orElseThrow(() -> new NotSure(subject, question, options));
    }

    /** The option that a reply means: its number, its words, or the only one that begins or ends so; "yes" to the only one there is. */
    static Optional<String> chosen(String reply, List<String> options) {
        var said = plain(reply);
        if (said.equals("yes") && options.size() == 1) {
            return Optional.of(options.getFirst());
        }
        if (said.matches("\\d+")) {
            var number = Integer.parseInt(said.length() > 4 ? "0" : said);
            return number >= 1 && number <= options.size() ? Optional.of(options.get(number - 1)) : Optional.empty();
        }
        var same = options.stream().filter(option -> plain(option).equals(said)).findFirst();
        if (same.isPresent() || said.isEmpty()) {
            return same;
        }
        var alike = options.stream()
                .filter(option -> plain(option).startsWith(said)
                        || plain(option).endsWith(said)
                        || said.endsWith(plain(option))
                        || List.of(plain(option).split(" ")).contains(said))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static String plain(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[.!\"'“”`]", "")
                .replaceFirst("^(the|use|yes,?) ", "");
    }
}
