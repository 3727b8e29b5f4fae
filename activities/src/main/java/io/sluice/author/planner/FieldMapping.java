package io.sluice.author.planner;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides which source column goes into which destination column, of which type, after which cleaning. */
final class FieldMapping {

    private final LoadSketch sketch;
    private final OddText oddText;
    private final Decisions decisions;
    private final List<String> assumptions = new ArrayList<>();
    private final Splits splits;

    FieldMapping(LoadSketch sketch, Decisions decisions, OddText oddText) {
        this.sketch = sketch;
        this.oddText = oddText;
        this.decisions = decisions;
        this.splits = new Splits(sketch, decisions, assumptions);
    }

    /** What had to be assumed while the columns were matched. */
    List<String> assumptions() {
        return List.copyOf(assumptions);
    }

    List<LoadColumn> into(Optional<TableMetadata> table, List<Column> fields) {
        var chosen = chosen(fields);
        return table.map(known -> matched(known, chosen)).orElseGet(() -> made(chosen));
    }

    private List<Column> chosen(List<Column> fields) {
        var only = sketch.all(Clause.Only.class).stream()
                .flatMap(clause -> clause.columns().stream())
                .toList();
        var without = sketch.all(Clause.Without.class).stream()
                .flatMap(clause -> clause.columns().stream())
                .toList();
        var chosen = fields.stream()
                .filter(field -> only.isEmpty() || only.contains(field.name()))
                .filter(field -> !without.contains(field.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new NotSure(
                    "columns",
                    "No column would be left to load. Which ones should be?",
                    fields.stream().map(Column::name).toList());
        }
        return chosen;
    }

    private List<LoadColumn> made(List<Column> fields) {
        var names = SnakeNames.of(fields.stream().map(Column::name).toList());
        var changed = names.entrySet().stream()
                .filter(name -> !name.getKey().equals(name.getValue())
                        && renamed(name.getKey()).isEmpty())
                .map(name -> name.getKey() + " as " + name.getValue())
                .toList();
        if (!changed.isEmpty()) {
            assumptions.add("column names are written in snake_case: " + String.join(", ", changed));
        }
        return fields.stream()
                .flatMap(field -> columns(
                        field,
                        renamed(field.name()).orElse(names.get(field.name())),
                        cast(field.name()).orElseGet(() -> typed(field))))
                .toList();
    }

    /** The column that a field is loaded into, or the parts that it is split into. */
    private Stream<LoadColumn> columns(Column field, String to, ColumnType type) {
        return splits.of(field.name())
                .map(split -> splits.parts(split, cleanings(field)).stream())
                .orElseGet(() -> Stream.of(new LoadColumn(field.name(), to, type, cleanings(field))));
    }

    private List<LoadColumn> matched(TableMetadata table, List<Column> fields) {
        var columns = new ArrayList<LoadColumn>();
        var unmatched = new ArrayList<String>();
        for (var field : fields) {
            var split = splits.of(field.name());
            if (split.isPresent()) {
                splits.parts(split.get(), cleanings(field)).forEach(part -> match(table, part.to())
                        .ifPresentOrElse(
                                column -> columns.add(
                                        new LoadColumn(part.from(), column.name(), column.type(), part.cleanings())),
                                () -> unmatched.add(part.to())));
                continue;
            }
            match(table, renamed(field.name()).orElse(field.name()))
                    .ifPresentOrElse(
                            column -> columns.add(
                                    new LoadColumn(field.name(), column.name(), column.type(), cleanings(field))),
                            () -> unmatched.add(field.name()));
        }
        settle(table, columns, unmatched);
        return List.copyOf(columns);
    }

    private static Optional<ColumnMetadata> match(TableMetadata table, String name) {
        return table.column(name)
                .or(() -> table.columns().stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst())
                .or(() -> table.columns().stream()
                        .filter(column -> Words.of(column.name()).equals(Words.of(name)))
                        .findFirst())
                .filter(column -> !column.generated());
    }

    private void settle(TableMetadata table, List<LoadColumn> columns, List<String> unmatched) {
        var name = table.name().qualified();
        var has = String.join(
                ", ", table.columns().stream().map(ColumnMetadata::name).toList());
        if (columns.isEmpty()) {
            throw new NotSure(
                    "columns",
                    "No column of the file is a column of " + name + ", which has " + has
                            + ". Which goes where? Say: rename … to ….",
                    List.of());
        }
        if (!unmatched.isEmpty()) {
            var left = String.join(", ", unmatched);
            decisions.choose(
                    "extra " + left,
                    name + " has no column for " + left + " of the file; it has " + has + ".",
                    List.of("leave out " + left));
            assumptions.add("not loaded, because " + name + " has no such column: " + left);
        }
        var unfed = table.columns().stream()
                .filter(column -> !column.nullable()
                        && column.defaultExpression() == null
                        && !column.identity()
                        && !column.generated())
                .map(ColumnMetadata::name)
                .filter(required ->
                        columns.stream().noneMatch(column -> column.to().equals(required)))
                .toList();
        if (!unfed.isEmpty()) {
            throw new NotSure(
                    "required",
                    name + " needs a value in " + String.join(", ", unfed)
                            + ", and no column of the file gives one. Which should? Say: rename … to ….",
                    List.of());
        }
    }

    private Optional<String> renamed(String from) {
        return sketch.all(Clause.Rename.class).stream()
                .filter(clause -> clause.from().equals(from))
                .map(Clause.Rename::to)
                .findFirst();
    }

    private ColumnType typed(Column field) {
        if (cleanings(field).stream().anyMatch(Cleaning.Mask.class::isInstance)) {
            return ColumnType.TEXT; // stars are no digits
        }
        if (field.type().equals(ColumnType.TEXT)
                && sketch.all(Clause.Numeric.class).stream()
                        .anyMatch(clause -> clause.columns().contains(field.name()))) {
            return ColumnType.DECIMAL;
        }
        return oddText.without(field.name(), cleanings(field)).orElseGet(() -> {
            oddText.told(field.name()).ifPresent(assumptions::add);
            return field.type();
        });
    }

    private Optional<ColumnType> cast(String column) {
        return sketch.all(Clause.Cast.class).stream()
                .filter(clause -> clause.columns().contains(column))
                .map(Clause.Cast::type)
                .findFirst();
    }

    private List<Cleaning> cleanings(Column field) {
        return sketch.all(Clause.Clean.class).stream()
                .filter(clause -> clause.columns().contains(field.name())
                        || (clause.columns().isEmpty() && field.type().equals(ColumnType.TEXT)))
                .map(Clause.Clean::cleaning)
                .sorted(Comparator.comparingInt(FieldMapping::turn))
                .toList();
    }

    /** A default stands in for what the other cleanings leave empty, so it comes last. */
    private static int turn(Cleaning cleaning) {
        return switch (cleaning) {
            case Cleaning.Trim trim -> 0;
            case Cleaning.NullIf nothing -> 1;
            case Cleaning.Replace replace -> 2;
            case Cleaning.Part part -> 2;
            case Cleaning.Upper upper -> 3;
            case Cleaning.Lower lower -> 3;
            case Cleaning.ParseDate date -> 4;
            case Cleaning.ParseNumber number -> 4;
            case Cleaning.DefaultTo standIn -> 5;
            case Cleaning.Mask mask -> 6;
        };
    }

    /** The destination of each loaded source column. */
    static Map<String, String> destinations(List<LoadColumn> columns) {
        var to = new LinkedHashMap<String, String>();
        columns.forEach(column -> to.put(column.from(), column.to()));
        return to;
    }
}
