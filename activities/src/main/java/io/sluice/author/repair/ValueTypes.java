package io.sluice.author.repair;

import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values that a column's type cannot hold: numbers with other separators, or, in a table that is new, a type that was guessed too narrow. */
final class ValueTypes implements RepairRule {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d{1,3}(\\.\\d{3})*,\\d+|-?\\d+,\\d+");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Set<ColumnType.Kind> NUMBERS =
            Set.of(ColumnType.Kind.INT64, ColumnType.Kind.DECIMAL, ColumnType.Kind.FLOAT64);

    @Override
    public Optional<Mend> mend(Wound wound) {
        return wound.is(
                        Problem.Kind.TYPE_MISMATCH,
                        Problem.Kind.BAD_VALUE,
                        Problem.Kind.TOO_MANY_REJECTS,
                        Problem.Kind.DATE_FORMAT)
                ? wound.loads()
                        .flatMap(load ->
                                named(load, wound).stream().flatMap(column -> mend(wound, load, column).stream()))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<LoadColumn> named(Step.Load load, Wound wound) {
        var message = wound.problem().message();
        var token = wound.problem().token();
        var exact = load.columns().stream()
                .filter(column -> column.to().equals(token) || column.from().equals(token))
                .findFirst();
        // rejects are told as "name: why"; any other word there is a word of ours, whatever columns are called
        var end = wound.is(Problem.Kind.TOO_MANY_REJECTS) ? ":" : "(?!\\w)";
        return exact.or(() -> load.columns().stream()
                .filter(column -> position(column.to(), end, message) >= 0)
                .min(Comparator.comparingInt(column -> position(column.to(), end, message))));
    }

    private static int position(String name, String end, String message) {
        var match = Pattern.compile("(?<!\\w)" + Pattern.quote(name) + end).matcher(message);
        return match.find() ? match.start() : -1;
    }

    private static Optional<Mend> mend(Wound wound, Step.Load load, LoadColumn column) {
        var cleaning = Stream.concat(wound.token().stream(), wound.quoted())
                .filter(value -> NUMBERS.contains(column.type().kind()))
                .map(ValueTypes::number)
                .flatMap(Optional::stream)
                .filter(number -> !column.cleanings().contains(number))
                .findFirst();
        if (cleaning.isPresent()) {
            return wound.with(
                    changed(
                            load,
                            column,
                            new LoadColumn(column.from(), column.to(), column.type(), plus(column, cleaning.get()))),
                    "the numbers in " + column.from() + " are written with other separators",
                    column.cleanings().stream().anyMatch(Cleaning.ParseNumber.class::isInstance));
        }
        var declared = declared(wound, load, column);
        if (declared.isPresent()) {
            return wound.with(
                    changed(load, column, typed(column, declared.get())),
                    column.to() + " is " + declared.get() + " in the table, not " + column.type(),
                    !wound.is(Problem.Kind.TYPE_MISMATCH));
        }
        var isNew = load.destination() instanceof Destination.Table(var name, var create) && create;
        return isNew
                ? seen(wound, load, column)
                        .or(() -> wider(column.type()))
                        .flatMap(type -> wound.with(
                                changed(
                                        load,
                                        column,
                                        new LoadColumn(column.from(), column.to(), type, column.cleanings())),
                                column.from() + " holds more than " + column.type() + ", so the new column is " + type,
                                false))
                : Optional.empty();
    }

    /** The type that the table gives the column, where the load says another. */
    private static Optional<ColumnType> declared(Wound wound, Step.Load load, LoadColumn column) {
        return wound.table(load)
                .flatMap(table -> table.column(column.to()))
                .map(known -> known.type())
                .filter(type -> !type.equals(column.type()))
                .filter(type -> wound.is(Problem.Kind.TYPE_MISMATCH)
                        || (type.equals(ColumnType.TEXT) && !wound.is(Problem.Kind.DATE_FORMAT)));
    }

    /** The type that the file's own values show, where the load says another and nothing else is done to them. */
    private static Optional<ColumnType> seen(Wound wound, Step.Load load, LoadColumn column) {
        return wound.file(load).stream()
                .flatMap(file -> file.columns().stream())
                .filter(field ->
                        field.name().equals(column.from()) && column.cleanings().isEmpty())
                .map(field -> field.type())
                .filter(type -> !type.equals(column.type()))
                .findFirst();
    }

    private static LoadColumn typed(LoadColumn column, ColumnType type) {
        return new LoadColumn(column.from(), column.to(), type, column.cleanings());
    }

    private static Optional<Cleaning.ParseNumber> number(String value) {
        if (GROUPED.matcher(value).matches()) {
            return Optional.of(new Cleaning.ParseNumber(".", ","));
        }
        return DECIMAL_COMMA.matcher(value).matches()
                ? Optional.of(new Cleaning.ParseNumber(",", "."))
                : Optional.empty();
    }

    private static Optional<ColumnType> wider(ColumnType type) {
        return switch (type.kind()) {
            case TEXT -> Optional.empty();
            case DECIMAL -> Optional.of(type.precision() > 0 ? ColumnType.DECIMAL : ColumnType.TEXT);
            default -> Optional.of(ColumnType.TEXT);
        };
    }

    private static List<Cleaning> plus(LoadColumn column, Cleaning cleaning) {
        return Stream.concat(
                        column.cleanings().stream().filter(old -> !(old instanceof Cleaning.ParseNumber)),
                        Stream.of(cleaning))
                .toList();
    }

    private static Step.Load changed(Step.Load load, LoadColumn old, LoadColumn changed) {
        return Loads.columns(load, column -> column.equals(old) ? changed : column);
    }
}
