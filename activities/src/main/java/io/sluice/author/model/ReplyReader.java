package io.sluice.author.model;

import io.sluice.author.Task;
import io.sluice.author.model.Reply.ReplyColumn;
import io.sluice.author.model.Reply.ReplyDrop;
import io.sluice.author.model.Reply.ReplyStep;
import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a model's reply into a typed pipeline. A reply that is no pipeline throws IllegalArgumentException, whose message may be sent back to
 * the model; names that do not exist pass here and are found by the inspector, like those of any other author.
 */
final class ReplyReader {

    private static final String OUTPUT = "output:";
    private static final String FILE = "file:";

    private final Task task;

    ReplyReader(Task task) {
        this.task = task;
    }

    Pipeline pipeline(Reply reply) {
        var steps = new ArrayList<Step>();
        for (var step : orEmpty(reply.steps())) {
            steps.add(step(steps.size() + 1, step));
        }
        var question = steps.size() == 1 && steps.getFirst() instanceof Step.Sql sql && isQuery(sql.text());
        return new Pipeline(steps, orEmpty(reply.assumptions()), claims(steps), question);
    }

    private static boolean isQuery(String sql) {
        var word = sql.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
        return word.equals("select") || word.equals("with");
    }

    private Step step(int number, ReplyStep step) {
        var after = orEmpty(step.depends_on());
        return switch (step.type()) {
            case "load" -> load(number, after, step);
            case "sql" ->
                new Step.Sql(number, after, connection(step), text(step.code(), "code"), first(step.outputs()));
            case "bash" ->
                new Step.Bash(
                        number, after, text(step.code(), "code"), orEmpty(step.inputs()), orEmpty(step.outputs()));
            case "extract" ->
                new Step.Extract(
                        number,
                        after,
                        elsewhere(text(step.source(), "source")),
                        List.of(),
                        text(first(step.outputs()), "outputs"));
            default -> throw new IllegalArgumentException("step " + number + " has the unknown type " + step.type());
        };
    }

    private Step.Load load(int number, List<Integer> after, ReplyStep step) {
        return new Step.Load(
                number,
                after,
                source(text(step.source(), "source")),
                destination(text(step.target(), "target")),
                orEmpty(step.columns()).stream().map(ReplyReader::column).toList(),
                orEmpty(step.drop_when()).stream().map(ReplyReader::condition).toList(),
                orEmpty(step.distinct_on()),
                mode(step.mode()),
                orEmpty(step.key()));
    }

    private Source source(String name) {
        if (name.startsWith(OUTPUT)) {
            return new Source.Output(name.substring(OUTPUT.length()));
        }
        var path = name.startsWith(FILE) ? name.substring(FILE.length()) : name;
        return new Source.File(path, file(path).map(FileMetadata::format).orElse(FileFormat.csv()));
    }

    private Optional<FileMetadata> file(String path) {
        return task.catalog().files().stream()
                .filter(file -> file.path().equals(path) && file.format() != null)
                .findFirst();
    }

    private Destination destination(String name) {
        if (name.startsWith(FILE)) {
            return new Destination.File(name.substring(FILE.length()), FileFormat.csv());
        }
        var table = table(name);
        var exists =
                task.catalog().tables().stream().anyMatch(known -> known.name().equals(table));
        return new Destination.Table(table, !exists);
    }

    /** {@code table}, {@code schema.table} or {@code connection.schema.table}; what is not said is the target's. */
    private TableName table(String name) {
        var parts = name.split("\\.", 3);
        return switch (parts.length) {
            case 1 -> new TableName(task.target(), task.database(task.target()).schema(), parts[0]);
            case 2 -> new TableName(task.target(), parts[0], parts[1]);
            default -> new TableName(parts[0], parts[1], parts[2]);
        };
    }

    private Source elsewhere(String name) {
        if (name.startsWith(FILE)) {
            return source(name);
        }
        var dot = name.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("an extract's source is CONNECTION.STREAM or file:PATH, not " + name);
        }
        return new Source.Stream(name.substring(0, dot), name.substring(dot + 1));
    }

    private static LoadColumn column(ReplyColumn column) {
        return new LoadColumn(
                column.from(),
                column.to(),
                ColumnType.parse(column.type()),
                orEmpty(column.cleanings()).stream().map(CleaningWords::read).toList());
    }

    private static Condition condition(ReplyDrop drop) {
        var values = orEmpty(drop.values());
        return switch (drop.test()) {
            case "empty" -> new Condition.Empty(drop.column());
            case "malformed" -> new Condition.Malformed(drop.column());
            case "in" -> new Condition.OneOf(drop.column(), values);
            case "like" -> new Condition.Like(drop.column(), text(first(values), "values"), false);
            default -> new Condition.Compare(drop.column(), operator(drop.test()), text(first(values), "values"));
        };
    }

    private static Condition.Operator operator(String sign) {
        for (var operator : Condition.Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("unknown test " + sign);
    }

    private static WriteMode mode(@Nullable String mode) {
        return mode == null || mode.isEmpty() || mode.equals("none")
                ? WriteMode.APPEND
                : WriteMode.valueOf(mode.toUpperCase(Locale.ROOT));
    }

    private static List<Claim> claims(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Load load && load.key().isEmpty() ? claim(load) : Stream.of())
                .toList();
    }

    /** What became of a table that is replaced does not tell how many rows of an output came. */
    private static Stream<Claim> claim(Step.Load load) {
        if (!(load.source() instanceof Source.Output(var output))
                || !(load.destination() instanceof Destination.Table(var table, var create))) {
            return Stream.of(Claim.rowsAddUp(load.number()));
        }
        return load.mode() == WriteMode.APPEND
                ? Stream.of(Claim.rowsAddUp(load.number(), table.table(), output))
                : Stream.of();
    }

    private String connection(ReplyStep step) {
        return step.connection() == null || step.connection().isEmpty() ? task.target() : step.connection();
    }

    private static String text(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the field " + field + " is empty");
        }
        return text;
    }

    private static @Nullable String first(@Nullable List<String> list) {
        return list == null || list.isEmpty() ? null : list.getFirst();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
