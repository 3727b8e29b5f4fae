package io.sluice.rehearse;

import io.sluice.pipeline.Change;
import io.sluice.pipeline.Pipeline;
import io.sluice.store.DiffRow;
import io.sluice.store.Proof.ClaimResult;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rehearsal has found, target by target. */
record Rehearsed(
        Pipeline pipeline,
        List<Staged> staged,
        List<TableEffect> effects,
        List<ClaimResult> claims,
        List<String> loadedBefore,
        Map<String, List<DiffRow>> rejects) {

    Rehearsed(Pipeline pipeline) {
        this(
                pipeline,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>());
    }

    Change change() {
        return new Change(effects.stream().map(TableEffect::change).toList(), List.of());
    }
}
