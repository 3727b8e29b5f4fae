package io.sluice.author.planner;

import io.sluice.author.planner.link.Words;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Columns that a load makes of one: the last takes what is left of the text. */
final class Splits {

    private static final Map<String, String> CHOICES = Map.of(
            "at the first space", " ",
            "at the first comma", ",",
            "at the first hyphen", "-",
            "at the first slash", "/");

    /** New columns that are called so are parts of a person's name, which people write with blanks between. */
    private static final Set<String> NAMES =
            Set.of("first", "last", "given", "family", "surname", "forename", "middle");

    private final LoadSketch sketch;
    private final Decisions decisions;
    private final List<String> assumptions;

    Splits(LoadSketch sketch, Decisions decisions, List<String> assumptions) {
        this.sketch = sketch;
        this.decisions = decisions;
        this.assumptions = assumptions;
    }

    Optional<Clause.Split> of(String field) {
        return sketch.all(Clause.Split.class).stream()
                .filter(split -> split.column().equals(field))
                .findFirst();
    }

    List<LoadColumn> parts(Clause.Split split, List<Cleaning> others) {
        var separator = separator(split);
        var last = split.into().size();
        var parts = new ArrayList<LoadColumn>();
        for (int number = 1; number <= last; number++) {
            var part = new Cleaning.Part(separator, number, number == last);
            var cleanings = Stream.<List<? extends Cleaning>>of(
                            List.of(new Cleaning.Trim(), part), others, List.of(new Cleaning.Trim()))
                    .<Cleaning>flatMap(List::stream)
                    .toList();
            parts.add(new LoadColumn(
                    split.column(), SnakeNames.snake(split.into().get(number - 1)), ColumnType.TEXT, cleanings));
        }
        return parts;
    }

    private String separator(Clause.Split split) {
        if (!split.separator().isEmpty()) {
            assumptions.add("the last part of " + split.column() + " keeps whatever else the text holds");
            return split.separator();
        }
        if (split.into().stream().anyMatch(name -> Words.of(name).stream().anyMatch(NAMES::contains))) {
            assumptions.add(
                    split.column() + " is split at the blank; the last part keeps whatever else the text holds");
            return " ";
        }
        var choice = decisions.choose(
                "split " + split.column(),
                "At what should " + split.column() + " be split?",
                CHOICES.keySet().stream().sorted().toList());
        return CHOICES.get(choice);
    }
}
