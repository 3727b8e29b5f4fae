package io.sluice.standalone.bench.repair;

import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Puts faults into a working pipeline: for a class, one for each place where it can go wrong so. */
final class Mutator {

    private final WorkingPipeline working;
    private final Pipeline pipeline;
    private final RandomGenerator dice;
    private final List<Mutation> made = new ArrayList<>();

    Mutator(WorkingPipeline working, Pipeline pipeline, RandomGenerator dice) {
        this.working = working;
        this.pipeline = pipeline;
        this.dice = dice;
    }

    List<Mutation> all(FaultClass kind) {
        made.clear();
        for (var step : pipeline.steps()) {
            switch (step) {
                case Step.Load load -> load(kind, load);
                case Step.Sql sql ->
                    new SqlMutator(sql, dice)
                            .of(kind)
                            .forEach((text, what) -> add(kind, Changed.text(sql, text), what));
                case Step.Extract extract -> file(kind, step, extract.source());
                case Step.Bash bash -> {}
            }
            if (kind == FaultClass.STEP_ORDER && !step.dependsOn().isEmpty()) {
                add(kind, Changed.waitingFor(step, List.of()), "step " + step.number() + " waits for nothing");
            }
        }
        if (kind == FaultClass.STEP_ORDER && pipeline.steps().size() > 1) {
            made.add(new Mutation(kind, working, Changed.last(pipeline), "the last step comes first"));
        }
        return List.copyOf(made);
    }

    private void add(FaultClass kind, Step changed, String what) {
        made.add(new Mutation(kind, working, Changed.step(pipeline, changed), what));
    }

    private void load(FaultClass kind, Step.Load load) {
        switch (kind) {
            case MISSING_TABLE -> table(load);
            case MISSING_COLUMN -> columns(load);
            case TYPE -> types(load);
            case NUMBER_FORMAT, DATE_FORMAT -> load.columns().forEach(column -> cleaned(kind, load, column));
            case CONSTRAINT -> constraint(load);
            default -> file(kind, load, load.source());
        }
    }

    private void table(Step.Load load) {
        if (load.destination() instanceof Destination.Table(var name, var create) && !create) {
            var wrong = Misspelling.of(name.table(), dice);
            var table = new TableName(name.connection(), name.schema(), wrong);
            add(
                    FaultClass.MISSING_TABLE,
                    Changed.destination(load, new Destination.Table(table, false)),
                    name.table() + " written " + wrong);
        }
    }

    private void columns(Step.Load load) {
        var known = load.destination() instanceof Destination.Table(var name, var create) && !create;
        for (var column : load.columns()) {
            if (load.source() instanceof Source.File) {
                var wrong = Misspelling.of(column.from(), dice);
                add(
                        FaultClass.MISSING_COLUMN,
                        Changed.column(
                                load, column, old -> new LoadColumn(wrong, old.to(), old.type(), old.cleanings())),
                        column.from() + " of the file written " + wrong);
            }
            if (known) {
                var wrong = Misspelling.of(column.to(), dice);
                add(
                        FaultClass.MISSING_COLUMN,
                        Changed.column(
                                load, column, old -> new LoadColumn(old.from(), wrong, old.type(), old.cleanings())),
                        column.to() + " of the table written " + wrong);
            }
        }
    }

    private void types(Step.Load load) {
        for (var column : load.columns()) {
            if (load.source() instanceof Source.File) {
                var wrong = column.type().equals(ColumnType.TEXT) ? ColumnType.INT64 : ColumnType.BOOLEAN;
                add(
                        FaultClass.TYPE,
                        Changed.column(
                                load, column, old -> new LoadColumn(old.from(), old.to(), wrong, old.cleanings())),
                        column.to() + " taken for " + wrong);
            }
        }
    }

    private void cleaned(FaultClass kind, Step.Load load, LoadColumn column) {
        for (var cleaning : column.cleanings()) {
            var wrong = wrong(kind, cleaning);
            if (wrong.isEmpty()) {
                continue;
            }
            for (var other : Stream.concat(
                            Stream.of(List.<Cleaning>of()), wrong.stream().map(List::of))
                    .toList()) {
                var cleanings = column.cleanings().stream()
                        .flatMap(one -> one.equals(cleaning) ? other.stream() : Stream.of(one))
                        .toList();
                add(
                        kind,
                        Changed.column(
                                load, column, old -> new LoadColumn(old.from(), old.to(), old.type(), cleanings)),
                        column.from() + " read by " + (other.isEmpty() ? "no format" : other.getFirst()));
            }
        }
    }

    private static List<Cleaning> wrong(FaultClass kind, Cleaning cleaning) {
        return switch (cleaning) {
            case Cleaning.ParseNumber number
            when kind == FaultClass.NUMBER_FORMAT ->
                List.of(new Cleaning.ParseNumber(".", ","), new Cleaning.ParseNumber(".", ""));
            case Cleaning.ParseDate(var pattern)
            when kind == FaultClass.DATE_FORMAT -> {
                var separator = pattern.replaceAll("[A-Za-z]", "").substring(0, 1);
                yield List.of(
                        new Cleaning.ParseDate(String.join(separator, "MM", "dd", "yyyy")),
                        new Cleaning.ParseDate("yyyy-MM-dd"));
            }
            default -> List.of();
        };
    }

    private void constraint(Step.Load load) {
        if (load.key().isEmpty()) {
            return;
        }
        if (load.mode() != WriteMode.APPEND) {
            add(
                    FaultClass.CONSTRAINT,
                    Changed.mode(load, WriteMode.APPEND, List.of()),
                    "appends where rows of the same " + load.key() + " are");
        }
        load.columns().stream()
                .map(LoadColumn::to)
                .filter(column -> !load.key().contains(column))
                .forEach(column -> add(
                        FaultClass.CONSTRAINT,
                        Changed.mode(load, load.mode(), List.of(column)),
                        "goes by " + column + ", which is no key"));
    }

    private void file(FaultClass kind, Step step, Source source) {
        if (!(source instanceof Source.File file)) {
            return;
        }
        var format = file.format();
        switch (kind) {
            case MISSING_FILE -> {
                var wrong = Misspelling.of(file.path(), dice);
                add(kind, Changed.source(step, new Source.File(wrong, format)), file.path() + " written " + wrong);
                var moved = "data/" + file.path();
                add(kind, Changed.source(step, new Source.File(moved, format)), file.path() + " sought in data/");
            }
            case ENCODING ->
                Stream.of("UTF-8", "UTF-16", "windows-1252", "US-ASCII")
                        .filter(charset -> !charset.equals(format.charset()))
                        .forEach(charset -> add(
                                kind,
                                Changed.format(
                                        step,
                                        file,
                                        new FileFormat(
                                                format.kind(),
                                                charset,
                                                format.delimiter(),
                                                format.quote(),
                                                format.header())),
                                file.path() + " read as " + charset));
            case DELIMITER -> {
                if (format.kind() == FileFormat.Kind.CSV) {
                    Stream.of(',', ';', '\t', '|')
                            .filter(delimiter -> delimiter != format.delimiter())
                            .forEach(delimiter -> add(
                                    kind,
                                    Changed.format(
                                            step,
                                            file,
                                            new FileFormat(
                                                    format.kind(),
                                                    format.charset(),
                                                    delimiter,
                                                    format.quote(),
                                                    format.header())),
                                    file.path() + " split at “" + delimiter + "”"));
                }
            }
            case QUOTING -> {
                if (format.kind() == FileFormat.Kind.CSV) {
                    add(
                            kind,
                            Changed.format(
                                    step,
                                    file,
                                    new FileFormat(
                                            format.kind(),
                                            format.charset(),
                                            format.delimiter(),
                                            '\'',
                                            format.header())),
                            file.path() + " read with ' for quotes");
                }
            }
            default -> {}
        }
    }
}
