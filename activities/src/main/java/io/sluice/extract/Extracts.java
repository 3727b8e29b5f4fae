package io.sluice.extract;

import io.sluice.inspect.Snapshot;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Newness;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.Step.Extract;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.DraftRef;
import io.sluice.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every extract of a pipeline as what it is once its columns are known: a load of these columns into an output. */
public final class Extracts {

    private Extracts() {}

    /** A stored draft with the columns that its inspection found. */
    public static Pipeline load(Store store, DraftRef draft) {
        var pipeline = store.drafts().load(draft);
        // a snapshot may be of an earlier version, which knew no extracts
        return pipeline.steps().stream().anyMatch(Extract.class::isInstance)
                ? resolve(pipeline, Snapshot.of(store, draft.request()))
                : pipeline;
    }

    /** An extract that was never inspected stays one. */
    public static Pipeline resolve(Pipeline pipeline, Snapshot snapshot) {
        var steps = pipeline.steps().stream()
                .map(step -> resolve(pipeline, step, snapshot))
                .toList();
        return new Pipeline(steps, pipeline.assumptions(), pipeline.claims(), pipeline.readOnly());
    }

    private static Step resolve(Pipeline pipeline, Step step, Snapshot snapshot) {
        if (!(step instanceof Extract extract)) {
            return step;
        }
        var columns = snapshot.extracts().getOrDefault(extract.number(), List.of());
        var conditions = snapshot.conditions().getOrDefault(extract.number(), List.of());
        return columns.isEmpty()
                ? extract
                : load(
                        extract,
                        asked(extract.source(), conditions),
                        columns,
                        snapshot.newness().get(extract.number()),
                        contract(pipeline, extract));
    }

    /** What becomes of fields that nobody knew of, where everything that a stream holds is loaded as it is. */
    private static @Nullable Contract contract(Pipeline pipeline, Extract extract) {
        var readers = pipeline.steps().stream()
                .filter(step -> step.dependsOn().contains(extract.number()) && !isOfLists(step))
                .toList();
        var whole = extract.columns().isEmpty()
                && (extract.source() instanceof Source.Stream || isOfLists(extract))
                && !readers.isEmpty()
                && readers.stream().allMatch(step -> isLoadedAsItIs(step, extract));
        return whole ? readers.stream().map(Extracts::contract).findFirst().orElse(null) : null;
    }

    /** It reads columns that are there whatever else is. */
    private static boolean isOfLists(Step step) {
        return step instanceof Extract extract && extract.source() instanceof Source.Lists;
    }

    private static boolean isLoadedAsItIs(Step step, Extract extract) {
        return step instanceof Load load
                && load.source().equals(new Source.Output(extract.output()))
                && load.columns().isEmpty();
    }

    private static Contract contract(Step load) {
        var said = ((Load) load).contract();
        return said == null ? Contract.EVOLVE : said;
    }

    private static Source asked(Source source, List<Condition> conditions) {
        return source instanceof Source.Stream stream && !conditions.isEmpty() ? stream.where(conditions) : source;
    }

    private static Load load(
            Extract extract,
            Source source,
            List<LoadColumn> columns,
            @Nullable Newness newness,
            @Nullable Contract contract) {
        return new Load(
                extract.number(),
                extract.dependsOn(),
                source,
                new Destination.Output(extract.output()),
                columns,
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of(),
                newness,
                contract);
    }
}
