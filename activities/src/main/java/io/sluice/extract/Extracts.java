package io.sluice.extract;

import io.sluice.inspect.Snapshot;
import io.sluice.pipeline.Condition;
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
        var steps =
                pipeline.steps().stream().map(step -> resolve(step, snapshot)).toList();
        return new Pipeline(steps, pipeline.assumptions(), pipeline.claims(), pipeline.readOnly());
    }

    private static Step resolve(Step step, Snapshot snapshot) {
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
                        snapshot.newness().get(extract.number()));
    }

    private static Source asked(Source source, List<Condition> conditions) {
        return source instanceof Source.Stream stream && !conditions.isEmpty() ? stream.where(conditions) : source;
    }

    private static Load load(Extract extract, Source source, List<LoadColumn> columns, @Nullable Newness newness) {
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
                newness);
    }
}
