package io.sluice.inspect;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Newness;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the steps before have made by the time a step runs: tables, and outputs with their columns where these are known. */
final class Progress {

    private final Pipeline pipeline;
    private final Map<Integer, List<LoadColumn>> before;
    private final Set<TableName> created = new HashSet<>();
    private final Map<String, List<String>> columns = new HashMap<>();
    private final Map<Integer, List<LoadColumn>> extracts = new TreeMap<>();
    private final Map<Integer, Newness> newness = new TreeMap<>();
    private final Map<Integer, List<Condition>> conditions = new TreeMap<>();
    private final Map<Integer, Filling> fillings = new TreeMap<>();

    Progress(Pipeline pipeline) {
        this(pipeline, Map.of());
    }

    /** {@code before} says what the extracts put out when the pipeline was approved, where it is run again. */
    Progress(Pipeline pipeline, Map<Integer, List<LoadColumn>> before) {
        this.pipeline = pipeline;
        this.before = Map.copyOf(before);
    }

    List<LoadColumn> before(Step.Extract step) {
        return before.getOrDefault(step.number(), List.of());
    }

    Pipeline pipeline() {
        return pipeline;
    }

    void create(TableName table) {
        created.add(table);
    }

    boolean created(TableName table) {
        return created.contains(table);
    }

    void extracted(Step.Extract step, List<LoadColumn> read, @Nullable Newness known, List<Condition> where) {
        extracts.put(step.number(), read);
        if (!where.isEmpty()) {
            conditions.put(step.number(), where);
        }
        if (known != null) {
            newness.put(step.number(), known);
        }
        putOut(step.output(), read.stream().map(LoadColumn::to).toList());
    }

    Map<Integer, List<LoadColumn>> extracts() {
        return extracts;
    }

    /** What the source of an extract is asked to leave out. */
    Map<Integer, List<Condition>> conditions() {
        return conditions;
    }

    void filled(Step.Extract step, Filling filling) {
        fillings.put(step.number(), filling);
    }

    Map<Integer, Filling> fillings() {
        return fillings;
    }

    Map<Integer, Newness> newness() {
        return newness;
    }

    void putOut(String output, List<String> names) {
        columns.put(output, names);
    }

    Optional<List<String>> columnsOf(String output) {
        return Optional.ofNullable(columns.get(output));
    }

    void requireOutput(Step step, String output) {
        if (Outputs.readableBy(pipeline, step).contains(output)) {
            return;
        }
        var elsewhere = Outputs.all(pipeline);
        throw new DraftFault(
                Problem.Kind.STEP_ORDER,
                step.number(),
                elsewhere.contains(output)
                        ? "step " + step.number() + " reads " + output
                                + " but does not depend on the step that makes it"
                        : "no step makes the output " + output,
                output,
                elsewhere.contains(output)
                        ? "Add that step to depends_on"
                        : Nearest.use(output, elsewhere, "Read a file or a table"));
    }

    /** The columns of a table that is read as a stream. */
    static List<String> streamColumns(Live live, Source.Stream stream, int step) {
        return stream(live, stream, step).columns().stream()
                .map(ColumnMetadata::name)
                .toList();
    }

    static TableMetadata stream(Live live, Source.Stream stream, int step) {
        var connection = live.connection(stream.connection(), step);
        var name = live.name(connection, TableRef.of(stream.stream()));
        return live.table(connection, name).orElseThrow(() -> live.missing(connection, name, step));
    }
}
