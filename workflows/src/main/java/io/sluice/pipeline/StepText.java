package io.sluice.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step as people and scripts read it: Bash and SQL as written, a load as its {@code COPY …}, an extract as what it reads. */
public final class StepText {

    private StepText() {}

    /** With what its place in the pipeline makes of it. */
    public static String of(Pipeline pipeline, Step step) {
        return step instanceof Step.Load load
                ? of(step)
                        + ListSet.of(pipeline, load)
                                .map(set -> replaced(load, set))
                                .orElse("")
                : of(step);
    }

    private static String replaced(Step.Load load, ListSet set) {
        var table = ((Destination.Table) load.destination()).name().qualified();
        var come =
                set.mirrored() ? "" : tuple(set.hung()) + " IN " + set.lists().output() + " AND ";
        return ";\nDELETE FROM " + table + " WHERE " + come + tuple(load.key()) + " NOT IN "
                + ((Source.Output) load.source()).name() + "\n-- but for records of whose lists something was kept out";
    }

    private static String tuple(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    public static String of(Step step) {
        return switch (step) {
            case Step.Bash bash -> bash.script();
            case Step.Sql sql -> sql.text();
            case Step.Extract extract -> extract(extract);
            case Step.Load load -> load(load);
        };
    }

    private static String extract(Step.Extract extract) {
        var columns = extract.columns().isEmpty() ? "all columns" : String.join(", ", extract.columns());
        var since = extract.since() == null ? "" : "\n-- new and changed rows by " + extract.since();
        return "EXTRACT " + columns + " FROM " + source(extract.source()) + " AS " + extract.output() + since;
    }

    private static String load(Step.Load load) {
        return switch (load.destination()) {
            case Destination.Table table ->
                created(table, load) + "COPY " + table.name().qualified() + columns(load) + "\nFROM "
                        + source(load.source()) + without(load) + filter(load) + notes(load);
            case Destination.File file ->
                "COPY (" + source(load.source()) + ") TO " + literal(file.path()) + " WITH " + options(file.format())
                        + filter(load) + notes(load);
            case Destination.Output output ->
                "EXTRACT" + columns(load) + " FROM " + source(load.source()) + " AS " + output.name() + filter(load)
                        + since(load) + notes(load);
        };
    }

    private static String created(Destination.Table table, Step.Load load) {
        if (!table.create() || load.columns().isEmpty()) {
            return "";
        }
        var key = load.key().isEmpty() ? Stream.<String>of() : Stream.of("PRIMARY KEY " + tuple(load.key()));
        return Stream.concat(load.columns().stream().map(column -> column.to() + " " + column.type()), key)
                .collect(Collectors.joining(
                        ", ", "CREATE TABLE IF NOT EXISTS " + table.name().qualified() + " (", ");\n"));
    }

    private static String without(Step.Load load) {
        return load.without().isEmpty() ? "" : "\n-- without " + String.join(", ", load.without());
    }

    private static String since(Step.Load load) {
        var newness = load.newness();
        return newness == null || !newness.incremental() ? "" : "\n-- new and changed rows by " + newness.cursor();
    }

    private static String columns(Step.Load load) {
        return load.columns().isEmpty()
                ? ""
                : load.columns().stream().map(LoadColumn::to).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String source(Source source) {
        return switch (source) {
            case Source.File file -> literal(file.path()) + " WITH " + options(file.format());
            case Source.Stream stream ->
                stream.connection() + " " + stream.stream()
                        + (stream.where().isEmpty() ? "" : " WHERE " + joined(stream.where(), " AND "));
            case Source.Output output -> output.name();
            case Source.Lists lists -> "LISTS " + lists.column() + " OF " + lists.output();
        };
    }

    private static String options(FileFormat format) {
        if (format.kind() != FileFormat.Kind.CSV) {
            return "(FORMAT " + format.kind().name().toLowerCase(Locale.ROOT) + ")";
        }
        return "(FORMAT csv" + (format.header() ? ", HEADER true" : "")
                + (format.delimiter() == ',' ? "" : ", DELIMITER " + literal(String.valueOf(format.delimiter())))
                + ("UTF-8".equals(format.charset()) ? "" : ", ENCODING " + literal(format.charset())) + ")";
    }

    private static String filter(Step.Load load) {
        return load.dropWhen().isEmpty() ? "" : "\nWHERE NOT (" + joined(load.dropWhen(), " OR ") + ")";
    }

    private static String notes(Step.Load load) {
        var key = load.key().isEmpty() ? "" : " BY " + String.join(", ", load.key());
        var mode = load.mode() == WriteMode.APPEND && key.isEmpty() ? "" : "\n-- " + load.mode() + key;
        return mode
                + (load.distinctOn().isEmpty() ? "" : "\n-- first row of each " + String.join(", ", load.distinctOn()))
                + ColumnNotes.of(load);
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream().map(StepText::condition).collect(Collectors.joining(word));
    }

    private static String condition(Condition condition) {
        return switch (condition) {
            case Condition.Empty c -> "coalesce(trim(" + c.column() + "), '') = ''";
            case Condition.Compare c -> c.column() + " " + c.operator().sign() + " " + literal(c.literal());
            case Condition.OneOf c ->
                c.column()
                        + c.literals().stream().map(StepText::literal).collect(Collectors.joining(", ", " IN (", ")"));
            case Condition.Like c -> c.column() + (c.ignoreCase() ? " ILIKE " : " LIKE ") + literal(c.pattern());
            case Condition.Malformed c -> "malformed(" + c.column() + ")";
            case Condition.Not c -> "NOT (" + condition(c.condition()) + ")";
            case Condition.All c -> "(" + joined(c.conditions(), " AND ") + ")";
            case Condition.Any c -> "(" + joined(c.conditions(), " OR ") + ")";
        };
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
