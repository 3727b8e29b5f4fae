package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.catalog.TableMetadata;
import java.util.List;

/** Something said of a noun, before it is known which column of which table it means. */
sealed interface Mod {

    record Compare(Attr attr, String operator, String literal) implements Mod {}

    record Between(Attr attr, String low, String high) implements Mod {}

    record Contains(Attr attr, String pattern) implements Mod {}

    record Missing(Attr attr) implements Mod {}

    record CompareTo(Attr attr, String operator, String function) implements Mod {}

    /** Against that of the row, or the rows all alike, that a noun means. */
    record CompareToRow(Attr attr, String operator, Noun other) implements Mod {}

    /** A figure of the related rows. */
    record HasAggregate(String function, Attr attr, String operator, String number) implements Mod {}

    record Measure(Scales.Scale scale, String operator, String number) implements Mod {}

    record MeasureTo(Scales.Scale scale, String operator, String function) implements Mod {}

    /** {@code verb} tells which date of a row is meant, empty where none is written. */
    record Years(List<String> years, String operator, String verb) implements Mod {}

    /** {@code verb} as it is written, empty where none is. */
    record When(Calendar.Stretch stretch, String verb) implements Mod {}

    record Is(Values.Value value) implements Mod {}

    record IsIn(Attr attr, Values.Value value) implements Mod {}

    record Related(Noun other) implements Mod {}

    record RelatedTo(TableMetadata table, List<Mod> mods) implements Mod {}

    record Counted(Noun other, String operator, long number) implements Mod {}

    record TopMeasure(Scales.Scale scale, long number) implements Mod {}

    record TopAttr(Attr attr, boolean descending, long number) implements Mod {}

    record TopCount(Noun other, boolean descending, long number) implements Mod {}

    record TopAggregate(String function, Attr attr, boolean descending) implements Mod {}

    record Not(Mod mod) implements Mod {}

    record Any(List<Mod> mods) implements Mod {}

    record All(List<Mod> mods) implements Mod {}
}
