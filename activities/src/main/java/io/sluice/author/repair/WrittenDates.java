package io.sluice.author.repair;

import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates that are not written the ISO way: the value that failed tells the format, if it can be only one. */
final class WrittenDates implements RepairRule {

    private static final Pattern PARTS = Pattern.compile("(\\d{1,4})([-/. ])(\\d{1,2})\\2(\\d{1,4})(.*)");
    private static final Set<ColumnType.Kind> DATES =
            Set.of(ColumnType.Kind.DATE, ColumnType.Kind.TIMESTAMP, ColumnType.Kind.TIMESTAMPTZ);

    @Override
    public Optional<Mend> mend(Wound wound) {
        if (!wound.is(
                Problem.Kind.DATE_FORMAT,
                Problem.Kind.TOO_MANY_REJECTS,
                Problem.Kind.BAD_VALUE,
                Problem.Kind.TYPE_MISMATCH)) {
            return Optional.empty();
        }
        var values =
                Stream.concat(wound.token().stream(), wound.quoted()).distinct().toList();
        var pattern = values.stream()
                .map(WrittenDates::pattern)
                .flatMap(Optional::stream)
                .findFirst();
        return pattern.flatMap(format -> wound.loads()
                .flatMap(load -> dated(load, wound.problem()).stream()
                        .flatMap(name -> wound
                                .with(
                                        Loads.columns(
                                                load,
                                                column -> column.to().equals(name) ? parsed(column, format) : column),
                                        "the dates in " + name + " are written " + format,
                                        isSaid(load, name))
                                .stream()))
                .findFirst());
    }

    /** The date column that the message names, else the only one. */
    private static Optional<String> dated(io.sluice.pipeline.Step.Load load, Problem problem) {
        var dates = load.columns().stream()
                .filter(column -> DATES.contains(column.type().kind()))
                .map(LoadColumn::to)
                .toList();
        var named =
                dates.stream().filter(name -> problem.message().contains(name)).toList();
        var hits = named.isEmpty() ? dates : named;
        return hits.size() == 1 ? Optional.of(hits.getFirst()) : Optional.empty();
    }

    /** A format that the pipeline named already: rows that it read may come to other days. */
    private static boolean isSaid(io.sluice.pipeline.Step.Load load, String name) {
        return load.columns().stream()
                .filter(column -> column.to().equals(name))
                .flatMap(column -> column.cleanings().stream())
                .anyMatch(Cleaning.ParseDate.class::isInstance);
    }

    private static LoadColumn parsed(LoadColumn column, String format) {
        var cleanings = Stream.concat(
                        column.cleanings().stream().filter(old -> !(old instanceof Cleaning.ParseDate)),
                        Stream.<Cleaning>of(new Cleaning.ParseDate(format)))
                .toList();
        return new LoadColumn(column.from(), column.to(), column.type(), cleanings);
    }

    /** 31/12/2024 can be one thing only; 03/04/2024 can be two and gives none, 03.04.2024 is never written the American way. */
    static Optional<String> pattern(String value) {
        var match = PARTS.matcher(value.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var separator = match.group(2);
        var time = time(match.group(5));
        var first = match.group(1);
        var last = match.group(4);
        if (first.length() == 4) {
            return time.map(suffix ->
                    String.join(separator, List.of("yyyy", letters("M", match.group(3)), letters("d", last))) + suffix);
        }
        if (last.length() != 4) {
            return Optional.empty();
        }
        var dayFirst = Integer.parseInt(first) > 12 || separator.equals(".");
        var monthFirst = Integer.parseInt(match.group(3)) > 12;
        if (dayFirst == monthFirst) {
            return Optional.empty();
        }
        var order = dayFirst
                ? List.of(letters("d", first), letters("M", match.group(3)), "yyyy")
                : List.of(letters("M", first), letters("d", match.group(3)), "yyyy");
        return time.map(suffix -> String.join(separator, order) + suffix);
    }

    private static String letters(String letter, String digits) {
        return digits.length() == 2 ? letter + letter : letter;
    }

    private static Optional<String> time(String rest) {
        if (rest.isEmpty()) {
            return Optional.of("");
        }
        return rest.matches(" \\d\\d:\\d\\d")
                ? Optional.of(" HH:mm")
                : rest.matches(" \\d\\d:\\d\\d:\\d\\d") ? Optional.of(" HH:mm:ss") : Optional.empty();
    }
}
