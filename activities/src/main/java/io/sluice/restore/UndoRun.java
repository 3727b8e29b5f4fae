package io.sluice.restore;

import io.sluice.commit.Following;
import io.sluice.commit.Targets;
import io.sluice.commit.Troubles;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.file.FileCommit.State;
import io.sluice.restore.Committed.CommittedFile;
import io.sluice.restore.Plan.FilePlan;
import io.sluice.restore.Plan.TablePlan;
import io.sluice.target.TargetSession;
import io.sluice.target.TargetUndo;
import io.sluice.target.TargetUndo.Later;
import io.sluice.target.UndoEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** One attempt to plan or to do the undo of one request; like a commit, its transactions are nested and files come last. */
final class UndoRun {

    private final String request;
    private final Committed committed;
    private final Targets targets;
    private final Following following;

    UndoRun(String request, Committed committed, Targets targets, Following following) {
        this.request = request;
        this.committed = committed;
        this.targets = targets;
        this.following = following;
    }

    /** The rows that an earlier undo put back, if everything is undone already. */
    OptionalLong undone() {
        long rows = 0;
        for (var connection : committed.connections()) {
            var undone = with(connection, session -> TargetUndo.undone(session, request));
            if (undone.isEmpty()) {
                return undone;
            }
            rows += undone.getAsLong();
        }
        var files = committed.files().stream().allMatch(file -> file.commit().state() == State.UNDONE);
        return files ? OptionalLong.of(rows) : OptionalLong.empty();
    }

    Findings compare() {
        var effects = new ArrayList<UndoEffect>();
        var later = new ArrayList<Later>();
        for (var connection : committed.connections()) {
            if (with(connection, session -> TargetUndo.undone(session, request)).isEmpty()) {
                var found = with(connection, session -> new TargetUndo(session).rehearse(request));
                effects.addAll(found);
                later.addAll(with(connection, session -> later(session, found)));
            }
        }
        var files = committed.files().stream()
                .map(file -> new FilePlan(
                        file.path(), file.commit().action(), file.commit().state() == State.CHANGED))
                .toList();
        return new Findings(effects, files, later);
    }

    private List<Later> later(TargetSession session, List<UndoEffect> found) {
        var undo = new TargetUndo(session);
        return found.stream()
                .filter(effect -> effect.overtaken() || effect.conflicts() > 0)
                .flatMap(effect -> undo.later(request, effect.table()).stream())
                .toList();
    }

    /** False if it would be something else by now; then nothing was changed. */
    boolean apply(Plan plan) {
        if (!apply(plan, committed.connections())) {
            return false;
        }
        committed.files().stream().map(CommittedFile::commit).forEach(file -> file.undo());
        return true;
    }

    private boolean apply(Plan plan, List<String> connections) {
        if (connections.isEmpty()) {
            return true;
        }
        var connection = connections.getFirst();
        var rest = connections.subList(1, connections.size());
        return with(connection, session -> new TargetUndo(session)
                .run(request, effects -> isStill(plan.at(connection), effects), () -> {
                    if (!apply(plan, rest)) {
                        throw new CannotUndo("another target has moved on");
                    }
                }));
    }

    private static boolean isStill(List<TablePlan> plans, List<UndoEffect> effects) {
        return plans.size() == effects.size()
                && effects.stream()
                        .allMatch(effect ->
                                effect.never() == null && plans.stream().anyMatch(plan -> plan.isStill(effect)));
    }

    private <T> T with(String connection, Function<TargetSession, T> work) {
        try (var session = targets.of(connection).open()) {
            following.running(session);
            return work.apply(session);
        } catch (CannotUndo | ConnectorException e) {
            throw e;
        } catch (RuntimeException e) {
            following.check();
            // A constraint that the old content would break: nothing was changed.
            var broken = Troubles.problem("undo", e);
            throw broken.isPresent() ? new CannotUndo(broken.get().message()) : Troubles.fault(connection, e);
        }
    }
}
