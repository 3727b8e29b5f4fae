package io.sluice.author.question;

import io.sluice.author.planner.link.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The forms in which a value may be stored that a person writes otherwise: French for France, females for F. */
final class Demonyms {

    private static final Map<String, List<String>> OTHER = Map.ofEntries(
            Map.entry("french", List.of("france")),
            Map.entry("german", List.of("germany")),
            Map.entry("dutch", List.of("netherlands")),
            Map.entry("american", List.of("united states", "usa", "us", "america")),
            Map.entry("british", List.of("united kingdom", "uk", "great britain")),
            Map.entry("english", List.of("england")),
            Map.entry("italian", List.of("italy")),
            Map.entry("spanish", List.of("spain")),
            Map.entry("japanese", List.of("japan")),
            Map.entry("chinese", List.of("china")),
            Map.entry("korean", List.of("korea", "south korea")),
            Map.entry("swedish", List.of("sweden")),
            Map.entry("russian", List.of("russia")),
            Map.entry("canadian", List.of("canada")),
            Map.entry("mexican", List.of("mexico")),
            Map.entry("brazilian", List.of("brazil")),
            Map.entry("indian", List.of("india")),
            Map.entry("australian", List.of("australia")),
            Map.entry("swiss", List.of("switzerland")),
            Map.entry("polish", List.of("poland")),
            Map.entry("european", List.of("europe")),
            Map.entry("asian", List.of("asia")),
            Map.entry("african", List.of("africa")),
            Map.entry("female", List.of("f")),
            Map.entry("male", List.of("m")),
            Map.entry("woman", List.of("f")),
            Map.entry("man", List.of("m")));

    private Demonyms() {}

    static List<String> forms(String phrase) {
        var forms = new ArrayList<String>();
        var lower = phrase.toLowerCase(Locale.ROOT);
        forms.add(lower);
        var stem = String.join(" ", Words.stems(lower));
        if (!stem.equals(lower)) {
            forms.add(stem);
        }
        forms.addAll(OTHER.getOrDefault(stem, List.of()));
        return forms;
    }
}
