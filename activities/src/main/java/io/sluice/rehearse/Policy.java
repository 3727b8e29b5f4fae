package io.sluice.rehearse;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The default policy: what cannot hurt is committed at once; for everything else it says why a person must look. */
final class Policy {

    private final Rehearsed rehearsed;
    private final List<String> sandboxLeft;

    /** {@code sandboxLeft} is what the sandbox run left unproven. */
    Policy(Rehearsed rehearsed, List<String> sandboxLeft) {
        this.rehearsed = rehearsed;
        this.sandboxLeft = List.copyOf(sandboxLeft);
    }

    /** Empty if the commit may follow at once. */
    List<String> waitsBecause(boolean meaningChanged) {
        var reasons = new ArrayList<>(rehearsed.loadedBefore());
        if (meaningChanged) {
            reasons.add("a repair changed what the request means");
        }
        for (var staged : rehearsed.staged()) {
            if (staged.rejected() > 0 && staged.load().destination() instanceof Destination.Output(var output)) {
                reasons.add(rows(staged.rejected()) + " of " + output
                        + " could not be read or typed and would be left out");
            }
        }
        for (var effect : rehearsed.effects()) {
            if (effect.rejected() > 0) {
                reasons.add(rows(effect.rejected()) + " could not be read or typed and would be left out of "
                        + name(effect));
            }
            reasons.addAll(missed(effect));
            effect.columns().ddl().forEach(ddl -> reasons.add(newColumn(effect, ddl)));
            effect.columns().left().forEach(left -> reasons.add("left out would be " + left));
            if (!mayReplace(effect)) {
                add(reasons, effect.changed(), "of " + name(effect) + " would be changed");
                add(reasons, effect.deleted(), "of " + name(effect) + " would be deleted");
            }
        }
        for (var export : rehearsed.files().values()) {
            if (export.tally().rejected() > 0) {
                reasons.add(rows(export.tally().rejected()) + " could not be read or typed and would be left out of "
                        + export.path());
            }
            if (export.file().action().equals("replace")) {
                reasons.add(export.path() + " is there already and would be replaced");
            }
        }
        notProven().forEach(what -> reasons.add("not proven: " + what));
        notUndoable().forEach(what -> reasons.add("cannot be undone: " + what));
        return reasons;
    }

    static String newColumn(TableEffect effect, String ddl) {
        return name(effect) + " would get a new column, which an undo leaves there: " + ddl;
    }

    /** A trigger that the sandbox lacked and the rehearsal set off is told once. */
    List<String> notProven() {
        var setOff = rehearsed.effects().stream()
                .flatMap(effect -> effect.effects().stream())
                .toList();
        var left = sandboxLeft.stream()
                .filter(what -> setOff.stream().noneMatch(effect -> what.contains(effect + " of ")));
        return Stream.concat(left, setOff.stream().map(what -> "what it sets off elsewhere (" + what + ")"))
                .toList();
    }

    List<String> notUndoable() {
        return rehearsed.effects().stream()
                .flatMap(effect -> effect.notUndoable().stream())
                .distinct()
                .toList();
    }

    /** A replace that was asked for, of a table that only Sluice wrote, unless the source has shrunk to under half. */
    private boolean mayReplace(TableEffect effect) {
        return effect.ours()
                && loads(effect).keySet().stream().allMatch(load -> load.mode() == WriteMode.REPLACE)
                && rows(effect) > 0
                && shrunk(effect).isEmpty();
    }

    /** What tells that rows are missing rather than gone, where all that is not read is deleted. */
    List<String> missed(TableEffect effect) {
        return Stream.of(shrunk(effect), takenForGone(effect))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> takenForGone(TableEffect effect) {
        var mirrored = loads(effect).keySet().stream()
                .filter(load -> load.mode() == WriteMode.MIRROR)
                .map(Load::source)
                .toList();
        var unread = effect.rejected()
                + rehearsed.staged().stream()
                        .filter(staged -> staged.load().destination() instanceof Destination.Output(var output)
                                && mirrored.contains(new Source.Output(output)))
                        .mapToLong(Staged::rejected)
                        .sum();
        return mirrored.isEmpty() || unread == 0 || effect.deleted() == 0
                ? Optional.empty()
                : Optional.of(rows(unread)
                        + " that could not be read may be among those that the mirror would delete of " + name(effect));
    }

    /** A source that gives nothing, or much less than it gave, is broken more often than emptied. */
    private Optional<String> shrunk(TableEffect effect) {
        var whole = loads(effect).keySet().stream()
                .anyMatch(load -> load.mode() == WriteMode.REPLACE || load.mode() == WriteMode.MIRROR);
        var rows = rows(effect);
        var before = rows + effect.deleted() - effect.inserted();
        return whole && 2 * rows < before
                ? Optional.of("the source gave " + rows(rows) + ", under half of the " + before + " that "
                        + name(effect) + " holds")
                : Optional.empty();
    }

    private long rows(TableEffect effect) {
        return loads(effect).values().stream().mapToLong(count -> count).sum();
    }

    private Map<Load, Long> loads(TableEffect effect) {
        var loads = new LinkedHashMap<>(rehearsed.outputs());
        rehearsed.staged().forEach(staged -> loads.put(staged.load(), staged.rows()));
        loads.keySet()
                .removeIf(load -> !(load.destination() instanceof Destination.Table(var table, var create)
                        && table.equals(effect.table())));
        return loads;
    }

    private static void add(List<String> reasons, long count, String what) {
        if (count > 0) {
            reasons.add(rows(count) + " " + what);
        }
    }

    static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String name(TableEffect effect) {
        return effect.table().qualified();
    }
}
