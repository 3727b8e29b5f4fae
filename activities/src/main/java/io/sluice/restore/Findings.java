package io.sluice.restore;

import io.sluice.restore.Plan.FilePlan;
import io.sluice.restore.Plan.TablePlan;
import io.sluice.target.TargetUndo.Later;
import io.sluice.target.UndoEffect;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an undo met at the tables and files of its request; {@code later} requests, latest first, wrote where it is hindered. */
record Findings(List<UndoEffect> effects, List<FilePlan> files, List<Later> later) {

    Findings {
        effects = List.copyOf(effects);
        files = List.copyOf(files);
        later = later.stream()
                .sorted(Comparator.comparing(Later::at).reversed())
                .toList();
    }

    /** Why nothing can be taken back, whatever becomes of the later requests. */
    Optional<String> never() {
        return effects.stream()
                .filter(effect -> effect.never() != null)
                .filter(effect -> !effect.overtaken() || isLast(effect))
                .findFirst()
                .map(Findings::reason);
    }

    private boolean isLast(UndoEffect effect) {
        return later.stream().noneMatch(write -> write.table().equals(effect.table()));
    }

    private static String reason(UndoEffect effect) {
        var table = effect.table().qualified();
        var why = String.valueOf(effect.never());
        return why.startsWith(table + " ") ? why : table + ": " + why;
    }

    /** Not even a part can be taken back before the later requests are. */
    boolean waitsForLater() {
        return !later.isEmpty() && (effects.stream().anyMatch(UndoEffect::overtaken) || !plan().putsBack());
    }

    Plan plan() {
        return new Plan(effects.stream().map(TablePlan::of).toList(), files);
    }
}
