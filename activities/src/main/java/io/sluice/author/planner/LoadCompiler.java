package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the pipeline that the clauses of a load describe: one load for each file. */
final class LoadCompiler {

    /** Their records may stay as they are, or go: what hangs on them would have to follow. */
    private static final Set<WriteMode> KEPT_WHOLE = Set.of(WriteMode.INSERT_NEW, WriteMode.MIRROR);

    private static final int MOST_TYPES = 20;

    private final Task task;
    private final Decisions decisions;
    private final boolean renews;
    private final List<String> assumptions = new ArrayList<>();

    /** {@code renews}: rows of an earlier run do not stay in a table that is made for them, where the sentence says nothing else. */
    LoadCompiler(Task task, Decisions decisions, boolean renews) {
        this.task = task;
        this.decisions = decisions;
        this.renews = renews;
    }

    Pipeline compile(LoadSketch sketch) {
        var source = new SaidDialect(sketch).of(new SourceCheck(task).checked(sketch.source()));
        var target = new TargetResolver(task, decisions).resolve(sketch.target().orElseGet(() -> namedLike(source)));
        assumptions.addAll(target.assumptions());
        var odd = new OddText(sketch, source.files().getFirst().odd());
        var mapping = new FieldMapping(sketch, decisions, odd);
        var lists = lists(sketch, source, target);
        var columns = mapping.into(target.table(), without(source.columns(), lists));
        if (target.table().isEmpty()) {
            assumptions.add(typesOf(target.name(), columns));
        }
        assumptions.addAll(mapping.assumptions());
        var dropWhen = dropWhen(sketch);
        new ConditionTypes(source.columns(), columns).check(dropWhen);
        var mode = sketch.mode().orElseGet(() -> usual(target));
        var shape = new Shape(
                source,
                target,
                columns,
                dropWhen,
                distinctOn(sketch, source),
                mode,
                key(sketch, mode, target.table(), columns));
        var steps = steps(shape);
        lists.forEach(list -> steps.addAll(list.steps(steps.size() + 1, mode)));
        return new Pipeline(steps, assumptions, claims(shape), false);
    }

    private static String typesOf(TableName table, List<LoadColumn> columns) {
        var shown = columns.stream()
                .limit(MOST_TYPES)
                .map(column -> column.to() + " " + column.type())
                .collect(Collectors.joining(", "));
        var more = columns.size() - MOST_TYPES;
        return "the columns of " + table.table() + " are " + shown + (more > 0 ? " and " + more + " more" : "");
    }

    private WriteMode usual(TargetResolver.Resolved target) {
        if (!renews || target.table().isPresent()) {
            return WriteMode.APPEND;
        }
        assumptions.add("each run replaces the content of " + target.name().table());
        return WriteMode.REPLACE;
    }

    /** A list of the records that goes into a table of its own. */
    private record Lists(ChildLoads loads, FileMetadata child, boolean isNew) {
        List<Step> steps(int number, WriteMode mode) {
            return loads.steps(child, number, 1, mode, isNew);
        }
    }

    /** None where rows or columns are left out: what hangs on them would have to be left out too. */
    private List<Lists> lists(LoadSketch sketch, FileSource source, TargetResolver.Resolved target) {
        if (source.files().size() > 1
                || KEPT_WHOLE.contains(sketch.mode().orElse(WriteMode.APPEND))
                || !dropWhen(sketch).isEmpty()
                || !sketch.all(Clause.Distinct.class).isEmpty()
                || !sketch.all(Clause.Only.class).isEmpty()) {
            return List.of();
        }
        var isNew = target.table().isEmpty();
        var loads = new ChildLoads(task, source.files().getFirst(), target.name());
        var lists = loads.children(isNew).stream()
                .filter(child -> !spokenOf(sketch, loads.field(child)))
                .map(child -> new Lists(loads, child, isNew))
                .toList();
        lists.forEach(list -> assumptions.add("the lists in " + loads.field(list.child()) + " go into "
                + loads.name(list.child()).table() + ", by the record's key and their place"));
        return lists;
    }

    /** Whatever the sentence says of a list, it says of the column. */
    private static boolean spokenOf(LoadSketch sketch, String field) {
        return sketch.all(Clause.class).stream().anyMatch(clause -> switch (clause) {
            case Clause.Without(var columns) -> columns.contains(field);
            case Clause.Rename(var from, var to) -> from.equals(field);
            case Clause.Cast(var columns, var type) -> columns.contains(field);
            case Clause.Clean(var columns, var cleaning) -> columns.contains(field);
            case Clause.Split(var column, var separator, var into) -> column.equals(field);
            case Clause.Numeric(var columns) -> columns.contains(field);
            case Clause.Key(var columns) -> columns.contains(field);
            default -> false;
        });
    }

    private static List<Column> without(List<Column> columns, List<Lists> lists) {
        var apart = lists.stream().map(list -> list.loads().field(list.child())).toList();
        return columns.stream().filter(column -> !apart.contains(column.name())).toList();
    }

    /** Everything the loads of one sentence have in common. */
    private record Shape(
            FileSource source,
            TargetResolver.Resolved target,
            List<LoadColumn> columns,
            List<Condition> dropWhen,
            List<String> distinctOn,
            WriteMode mode,
            List<String> key) {}

    private TargetName namedLike(FileSource source) {
        var name = SnakeNames.snake(FileMentions.stem(source.files().getFirst()));
        if (source.pattern()
                || task.catalog().tables().stream()
                        .anyMatch(table -> table.name().table().equals(name))) {
            throw new NotSure("target", "Into which table should the rows go? Say: into …", List.of());
        }
        assumptions.add("no table was named, so the rows go into one called like the file: " + name);
        return new TargetName(name, false, TargetName.Said.NOTHING);
    }

    private List<Step> steps(Shape shape) {
        var steps = new ArrayList<Step>();
        for (var file : shape.source().files()) {
            var number = steps.size() + 1;
            steps.add(new Step.Load(
                    number,
                    number == 1 ? List.of() : List.of(number - 1),
                    new Source.File(file.path(), Objects.requireNonNull(file.format())),
                    new Destination.Table(
                            shape.target().name(), shape.target().table().isEmpty()),
                    shape.columns(),
                    shape.dropWhen(),
                    shape.distinctOn(),
                    number > 1 && shape.mode() == WriteMode.REPLACE ? WriteMode.APPEND : shape.mode(),
                    shape.key()));
        }
        return steps;
    }

    private static List<Condition> dropWhen(LoadSketch sketch) {
        return Stream.concat(
                        sketch.all(Clause.Drop.class).stream().map(Clause.Drop::when),
                        sketch.all(Clause.Keep.class).stream().map(keep -> inverse(keep.when())))
                .distinct()
                .toList();
    }

    private static Condition inverse(Condition condition) {
        return condition instanceof Condition.Not(var inner) ? inner : new Condition.Not(condition);
    }

    private List<String> distinctOn(LoadSketch sketch, FileSource source) {
        var all = sketch.all(Clause.Distinct.class);
        if (all.isEmpty()) {
            return List.of();
        }
        if (source.files().size() > 1) {
            throw new NotSure(
                    "duplicates",
                    "Duplicates across several files are not in this version: load them first, without that part.",
                    List.of());
        }
        var named = all.stream()
                .flatMap(clause -> clause.columns().stream())
                .distinct()
                .toList();
        assumptions.add(
                named.isEmpty()
                        ? "of rows that agree in every column the first is kept"
                        : "of rows with the same " + String.join(", ", named) + " the first is kept");
        return named.isEmpty() ? source.columns().stream().map(Column::name).toList() : named;
    }

    private List<String> key(
            LoadSketch sketch, WriteMode mode, Optional<TableMetadata> table, List<LoadColumn> columns) {
        if (mode == WriteMode.APPEND || mode == WriteMode.REPLACE) {
            return List.of();
        }
        var to = FieldMapping.destinations(columns);
        var said = sketch.key();
        if (!said.stream().allMatch(to::containsKey)) {
            throw new NotSure(
                    "key",
                    "The key " + String.join(", ", said) + " must be among the columns that are loaded.",
                    List.of());
        }
        var key = said.isEmpty()
                ? keyOf(table, columns)
                : said.stream().map(to::get).toList();
        table.filter(known -> !isKey(known, key)).ifPresent(known -> {
            throw new NotSure(
                    "key",
                    known.name().qualified() + " has no primary or unique key made of " + String.join(", ", key)
                            + ", so its rows cannot be matched by it. "
                            + (known.rowKey().isEmpty()
                                    ? "It has no key at all"
                                    : "Its key is " + String.join(", ", known.rowKey()))
                            + ": add one in the database, match by its key, or replace its content.",
                    List.of());
        });
        return key;
    }

    private static boolean isKey(TableMetadata table, List<String> columns) {
        var wanted = java.util.Set.copyOf(columns);
        return java.util.Set.copyOf(table.primaryKey()).equals(wanted)
                || table.uniqueKeys().stream()
                        .anyMatch(key -> java.util.Set.copyOf(key.columns()).equals(wanted));
    }

    private List<String> keyOf(Optional<TableMetadata> table, List<LoadColumn> columns) {
        var key = table.map(TableMetadata::rowKey).orElse(List.of());
        if (key.isEmpty() || !columns.stream().map(LoadColumn::to).toList().containsAll(key)) {
            throw new NotSure(
                    "key",
                    "By which column are rows the same? Say: by …",
                    columns.stream().map(LoadColumn::to).toList());
        }
        assumptions.add("rows are matched by the table's key: " + String.join(", ", key));
        return key;
    }

    private static List<Claim> claims(Shape shape) {
        return new LoadClaims(
                        shape.target().name().table(),
                        shape.target().table().isEmpty() || shape.mode() == WriteMode.REPLACE)
                .of(
                        shape.columns(),
                        shape.dropWhen(),
                        shape.distinctOn(),
                        shape.key(),
                        shape.source().files().size());
    }
}
