package io.sluice.rehearse;

import io.sluice.commit.ProofSeal;
import io.sluice.pipeline.Change;
import io.sluice.request.DraftRef;
import io.sluice.request.ProofRef;
import io.sluice.schedule.Budget;
import io.sluice.store.DiffKind;
import io.sluice.store.DiffRow;
import io.sluice.store.Proof;
import io.sluice.store.Store;
import io.sluice.target.Digests;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Seals a rehearsal as a proof and keeps the rows that a person is shown. */
final class ProofWriter {

    private final Store store;

    ProofWriter(Store store) {
        this.store = store;
    }

    ProofRef write(DraftRef draft, Rehearsed rehearsed) {
        var policy = new Policy(rehearsed, store.drafts().unproven(draft));
        var waits = waitsBecause(draft, rehearsed, policy);
        var change = rehearsed.change();
        var seal = seal(draft, rehearsed, change);
        store.proofs()
                .save(new Proof(
                        seal.hash(),
                        draft,
                        "rehearsed",
                        change,
                        rehearsed.claims(),
                        waits,
                        policy.notProven(),
                        policy.notUndoable(),
                        "{\"tolerance\":0}",
                        seal.json()));
        rehearsed.effects().forEach(effect -> keepSamples(seal.hash(), effect));
        rehearsed.rejects().forEach((table, rows) -> store.diffRows()
                .replace(seal.hash(), table, DiffKind.REJECT, rows));
        rehearsed.drops().forEach((table, rows) -> store.diffRows().replace(seal.hash(), table, DiffKind.DROP, rows));
        return new ProofRef(draft, seal.hash(), waits.isEmpty());
    }

    /** The first request of a schedule is like any other; those that replay it are covered by its approval. */
    private List<String> waitsBecause(DraftRef draft, Rehearsed rehearsed, Policy policy) {
        var scheduled = store.requests().load(draft.request()).scheduled();
        if (scheduled == null || scheduled.replays() == null) {
            return policy.waitsBecause(store.drafts().changedMeaning(draft.request()));
        }
        var budget = store.schedules()
                .find(scheduled.schedule())
                .map(schedule -> schedule.definition().budget())
                .orElse(Budget.USUAL);
        var approved = store.proofs()
                .load(store.commits().of(scheduled.replays()).orElseThrow().proof());
        return new FiringPolicy(rehearsed, budget, approved)
                .waitsBecause(store.requests().drift(draft.request()), draft.version() > 1, policy);
    }

    private ProofSeal seal(DraftRef draft, Rehearsed rehearsed, Change change) {
        var sources = new TreeMap<Integer, String>();
        var stages = new TreeMap<Integer, String>();
        for (Staged staged : rehearsed.staged()) {
            sources.put(staged.load().number(), staged.sourceDigest());
            stages.put(staged.load().number(), staged.digest());
        }
        var files = new TreeMap<Integer, String>();
        rehearsed
                .files()
                .forEach((step, export) -> files.put(step, export.file().digest()));
        return new ProofSeal(draft.hash(), options(draft), snapshot(draft.request()), sources, stages, files, change);
    }

    /** With the request and the draft's version: two that prove the same thing have a proof each, and each its own approval. */
    private String options(DraftRef draft) {
        var stored = store.requests().load(draft.request());
        return Digests.of(
                draft.request(),
                String.valueOf(draft.version()),
                stored.sentence(),
                String.join("\n", stored.on()),
                String.join("\n", stored.into()),
                String.valueOf(stored.files()),
                String.valueOf(stored.now()),
                stored.timezone());
    }

    private String snapshot(String request) {
        return store.snapshots()
                .latest(request)
                .map(snapshot -> Digests.of(snapshot.dbStructure(), snapshot.fileList()))
                .orElse("");
    }

    private void keepSamples(String hash, TableEffect effect) {
        for (var kind : new String[] {"insert", "change", "delete"}) {
            var rows = effect.samples().stream()
                    .filter(sample -> sample.kind().equals(kind))
                    .map(sample -> new DiffRow(sample.before(), sample.after(), sample.note()))
                    .toList();
            store.diffRows()
                    .replace(hash, effect.table().toString(), DiffKind.valueOf(kind.toUpperCase(Locale.ROOT)), rows);
        }
    }
}
