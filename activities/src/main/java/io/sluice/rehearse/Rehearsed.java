package io.sluice.rehearse;

import io.sluice.pipeline.Change;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.rehearse.Exports.StagedExport;
import io.sluice.store.DiffRow;
import io.sluice.store.Proof.ClaimResult;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rehearsal has found, target by target; {@code tables} are the effects in the figures that people are told, {@code files} by the
 * number of their step, {@code outputs} how many rows each load of an output had, {@code before} how many a table held that a firing deletes
 * from.
 */
record Rehearsed(
        List<Staged> staged,
        List<TableEffect> effects,
        List<TableChange> tables,
        TreeMap<Integer, StagedExport> files,
        List<ClaimResult> claims,
        List<String> loadedBefore,
        Map<Load, Long> outputs,
        Map<String, List<DiffRow>> rejects,
        Map<String, List<DiffRow>> drops,
        Map<TableName, Long> before) {

    Rehearsed() {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new TreeMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    Change change() {
        return new Change(
                tables, files.values().stream().map(StagedExport::change).toList());
    }
}
