package io.sluice.pipeline;

import java.util.stream.Collectors;

/** What {@code COPY} cannot say of a load's columns: where each comes from, how it is read and what is done to its text before. */
final class ColumnNotes {

    private ColumnNotes() {}

    /** A comment line a column; none for those of a table that is created from them and that are taken as they are. */
    static String of(Step.Load load) {
        var typed = load.destination() instanceof Destination.Table table && table.create();
        return load.columns().stream()
                .filter(column -> !typed || !takenAsItIs(column))
                .map(column -> "\n-- " + note(column))
                .collect(Collectors.joining());
    }

    private static boolean takenAsItIs(LoadColumn column) {
        return column.cleanings().isEmpty() && column.from().equals(column.to());
    }

    private static String note(LoadColumn column) {
        var from = column.from().equals(column.to()) ? "" : " from " + column.from();
        var cleaned = column.cleanings().stream().map(ColumnNotes::words).collect(Collectors.joining(", ", ": ", ""));
        return column.to() + " " + column.type() + from + (column.cleanings().isEmpty() ? "" : cleaned);
    }

    private static String words(Cleaning cleaning) {
        return switch (cleaning) {
            case Cleaning.Trim c -> "trimmed";
            case Cleaning.Upper c -> "in upper case";
            case Cleaning.Lower c -> "in lower case";
            case Cleaning.NullIf c -> "NULL where '" + c.text() + "'";
            case Cleaning.DefaultTo c -> "'" + c.text() + "' where empty";
            case Cleaning.Replace c -> "'" + c.text() + "' replaced by '" + c.with() + "'";
            case Cleaning.Part c ->
                "part " + c.number() + (c.rest() ? " and the rest" : "") + " of the text split at '" + c.separator()
                        + "'";
            case Cleaning.Mask c -> "masked but for the last " + c.shown();
            case Cleaning.ParseDate c -> "date written " + c.pattern();
            case Cleaning.ParseNumber c ->
                "number written with decimal '" + c.decimal() + "'"
                        + (c.grouping().isEmpty() ? "" : " and grouping '" + c.grouping() + "'");
        };
    }
}
