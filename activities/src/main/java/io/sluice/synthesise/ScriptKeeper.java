package io.sluice.synthesise;

import io.sluice.access.Connections;
import io.sluice.guard.SqlDialect;
import io.sluice.inspect.Snapshot;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity;
import io.sluice.store.Scripts;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Inspects as another does, and keeps the scripts of each draft that is sound, so that anybody can repeat it by hand. */
public final class ScriptKeeper implements InspectActivity {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptKeeper.class);

    private final InspectActivity inspector;
    private final Store store;
    private final Connections connections;

    public ScriptKeeper(InspectActivity inspector, Store store, Connections connections) {
        this.inspector = inspector;
        this.store = store;
        this.connections = connections;
    }

    @Override
    public Inspection inspect(DraftRef draft) {
        var inspection = inspector.inspect(draft);
        if (!(inspection instanceof Faulty)) {
            keep(draft);
        }
        return inspection;
    }

    /** Nobody's request fails because its by-hand copy cannot be written. */
    private void keep(DraftRef draft) {
        try {
            store.scripts()
                    .save(
                            draft,
                            scripts(
                                    store.requests().load(draft.request()),
                                    store.drafts().load(draft),
                                    Snapshot.of(store, draft.request()).extracts()));
        } catch (RuntimeException e) {
            LOG.warn("the scripts of {} could not be written", draft, e);
        }
    }

    private List<Scripts.Script> scripts(
            StoredRequest request, Pipeline pipeline, Map<Integer, List<LoadColumn>> extracts) {
        Function<String, SqlDialect> dialects =
                name -> SqlDialect.of(connections.named(name).kind().name());
        var scripts = new Synthesiser(
                        dialects, file -> fields(request, file), output -> columns(pipeline, extracts, output))
                .scripts(pipeline);
        var files = new ArrayList<Scripts.Script>();
        scripts.forEach(script -> files.add(new Scripts.Script(script.fileName(), script.text(), script.executable())));
        files.add(new Scripts.Script("run.sh", run(pipeline, scripts, dialects), true));
        return files;
    }

    private static List<LoadColumn> columns(Pipeline pipeline, Map<Integer, List<LoadColumn>> extracts, String output) {
        return pipeline.steps().stream()
                .filter(step ->
                        step instanceof Step.Extract extract && extract.output().equals(output))
                .flatMap(step -> extracts.getOrDefault(step.number(), List.of()).stream())
                .toList();
    }

    private List<String> fields(StoredRequest request, Source.File file) {
        return connections
                .folder(request)
                .filter(folder -> !file.path().startsWith("/"))
                .map(folder -> folder.describe(file.path()).columns().stream()
                        .map(Column::name)
                        .toList())
                .orElse(List.of());
    }

    private static String run(Pipeline pipeline, List<Script> scripts, Function<String, SqlDialect> dialects) {
        try {
            return ScriptFolder.run(pipeline, scripts, dialects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
