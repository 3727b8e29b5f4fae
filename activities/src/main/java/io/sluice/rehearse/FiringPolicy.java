package io.sluice.rehearse;

import io.sluice.pipeline.Destination;
import io.sluice.schedule.Budget;
import io.sluice.store.Proof;
import io.sluice.target.TableEffect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the approval of a schedule does not cover, so that a person must look at a firing. */
final class FiringPolicy {

    private final Rehearsed rehearsed;
    private final Budget budget;
    private final Proof approved;

    FiringPolicy(Rehearsed rehearsed, Budget budget, Proof approved) {
        this.rehearsed = rehearsed;
        this.budget = budget;
        this.approved = approved;
    }

    /** Empty if the commit may follow at once. {@code drift}: what is there is no longer as it was; {@code changed}: nor is the pipeline. */
    List<String> waitsBecause(List<String> drift, boolean changed, Policy policy) {
        var reasons = new ArrayList<String>();
        if (changed) {
            reasons.add("the pipeline is not the one that was approved");
        }
        drift.forEach(difference -> reasons.add("since the approval: " + difference));
        rejects(reasons);
        rehearsed.effects().forEach(effect -> {
            reasons.addAll(policy.missed(effect));
            budget(effect, reasons);
        });
        policy.notProven().stream()
                .filter(what -> !approved.notProven().contains(what))
                .forEach(what -> reasons.add("not proven: " + what));
        policy.notUndoable().stream()
                .filter(what -> !approved.notUndoable().contains(what))
                .forEach(what -> reasons.add("cannot be undone: " + what));
        return reasons;
    }

    private void rejects(List<String> reasons) {
        var rejected = 0L;
        for (var staged : rehearsed.staged()) {
            rejected += staged.load().destination() instanceof Destination.Output ? staged.rejected() : 0;
        }
        for (var effect : rehearsed.effects()) {
            rejected += effect.rejected();
        }
        for (var export : rehearsed.files().values()) {
            rejected += export.tally().rejected();
        }
        if (rejected > budget.rejected()) {
            reasons.add(Policy.rows(rejected) + " could not be read or typed, " + budget.rejected() + " may be");
        }
    }

    private void budget(TableEffect effect, List<String> reasons) {
        effect.columns().ddl().forEach(ddl -> reasons.add(Policy.newColumn(effect, ddl)));
        var table = effect.table().qualified();
        over(effect.inserted(), budget.inserted(), "added to " + table, reasons);
        over(effect.changed(), budget.changed(), "changed in " + table, reasons);
        var before = rehearsed.before().getOrDefault(effect.table(), 0L);
        if (!budget.coversDeleting(effect.deleted(), before)) {
            reasons.add(
                    effect.deleted() >= before
                            ? "all " + Policy.rows(before) + " of " + table + " would be deleted"
                            : effect.deleted() + " of " + Policy.rows(before) + " of " + table
                                    + " would be deleted, at most " + budget.deletedPercent() + " % may be");
        }
    }

    private static void over(long count, @Nullable Long most, String what, List<String> reasons) {
        if (most != null && count > most) {
            reasons.add(Policy.rows(count) + " would be " + what + ", at most " + most + " may be");
        }
    }
}
