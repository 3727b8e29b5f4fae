package io.sluice.rehearse;

import io.sluice.access.Connections;
import io.sluice.commit.Cut;
import io.sluice.commit.Following;
import io.sluice.commit.KeptOut;
import io.sluice.commit.OutputClaims;
import io.sluice.commit.Targets;
import io.sluice.commit.Troubles;
import io.sluice.commit.Works;
import io.sluice.connector.AskedToWait;
import io.sluice.connector.ConnectorException;
import io.sluice.extract.QueryRows;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.store.StoredRequest;
import io.sluice.target.Application;
import io.sluice.target.Drifted;
import io.sluice.target.StageLimits;
import io.sluice.target.StageLoader;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import io.sluice.target.Target;
import io.sluice.target.TargetRehearsal;
import io.sluice.target.TargetSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** One rehearsal of one pipeline: target by target, then the files. */
final class RehearsalRun {

    private final StoredRequest request;
    private final Cut cut;
    private final Readings readings;
    private final Connections connections;
    private final Targets targets;
    private final Clock clock;
    private final StageLimits limits;
    private final Following following;
    private final Exports exports;
    private final Rehearsed rehearsed = new Rehearsed();

    RehearsalRun(
            StoredRequest request,
            Cut cut,
            Readings readings,
            Connections connections,
            Targets targets,
            Clock clock,
            StageLimits limits,
            Following following) {
        this.request = request;
        this.cut = cut;
        this.readings = readings;
        this.connections = connections;
        this.targets = targets;
        this.clock = clock;
        this.limits = limits;
        this.following = following;
        this.exports = new Exports(request.id(), cut.pipeline(), readings);
    }

    Rehearsed run() {
        cut.targets().keySet().forEach(this::rehearse);
        for (var load : cut.exports()) {
            if (!rehearsed.files().containsKey(load.number())) {
                exports.stage(load, rehearsed);
            }
        }
        return rehearsed;
    }

    /** Stages what is read of one place, and does no more. */
    int stage(String place) {
        return cut.targets().keySet().stream()
                .mapToInt(connection -> {
                    try (var session = targets.of(connection).open()) {
                        return staged(session, load -> cut.place(load).equals(Optional.of(place)))
                                .size();
                    } catch (RuntimeException e) {
                        following.check();
                        throw explained(connection, e);
                    }
                })
                .sum();
    }

    private List<Staged> staged(TargetSession session, Predicate<Load> wanted) {
        following.running(session);
        var loader = new StageLoader(session, clock, limits);
        return new Staging(request, cut, readings).stage(session, loader, following, wanted);
    }

    private void rehearse(String connection) {
        var target = targets.of(connection);
        try (var session = target.open()) {
            var staged = staged(session, load -> true);
            var works = new Works(cut, connections, target).of(session, byStep(staged));
            var keptOut = KeptOut.of(cut.pipeline(), works);
            look(session, staged, keptOut);
            var effects = new TargetRehearsal(session).run(request.id(), works, (application, measured) -> {
                readOutputs(target, session, application);
                var claims = new OutputClaims(cut.pipeline(), works);
                rehearsed.claims().addAll(ClaimCheck.results(claims.check(session.db(), application, measured)));
            });
            rehearsed.effects().addAll(effects);
            rehearsed.tables().addAll(keptOut.counted(effects));
            WholeLists.check(cut, target.connection(), rehearsed.effects());
            countBefore(session);
        } catch (RuntimeException e) {
            following.check();
            throw explained(connection, e);
        }
    }

    /** A schedule's budget speaks of the share of a table's rows; the rehearsal is rolled back, so they are as before. */
    private void countBefore(TargetSession session) {
        rehearsed.effects().stream()
                .filter(effect -> request.scheduled() != null && effect.deleted() > 0)
                .filter(effect -> effect.table().connection().equals(session.target()))
                .map(TableEffect::table)
                .forEach(table -> rehearsed.before().put(table, (long)
                        session.db().fetchCount(DSL.table(DSL.name(table.schema(), table.table())))));
    }

    private void look(TargetSession session, List<Staged> staged, KeptOut keptOut) {
        rehearsed.staged().addAll(staged);
        rehearsed.claims().addAll(new ClaimCheck(session).check(cut.pipeline(), staged));
        rehearsed.loadedBefore().addAll(LoadedBefore.of(session, request.id(), staged));
        rehearsed.rejects().putAll(RejectSamples.of(session, request.id(), staged, keptOut));
        rehearsed.drops().putAll(DropSamples.of(readings, staged));
    }

    /** Files that are made of this transaction's own queries are written before it is taken back, and rows of its outputs are counted. */
    private void readOutputs(Target target, TargetSession session, Application application) {
        for (var step : cut.targets().get(target.connection())) {
            if (step instanceof Load load && cut.within(load, target.connection())) {
                var output = application.output(((Source.Output) load.source()).name());
                rehearsed.outputs().put(load, (long) session.db().fetchCount(DSL.table(output)));
            }
        }
        for (var load : cut.exports()) {
            if (cut.within(load, target.connection())) {
                var output = application.output(((Source.Output) load.source()).name());
                var sql = session.db().render(DSL.sql("select * from {0}", output));
                var rows = QueryRows.of(
                        target.connection(),
                        targets.databases().engine(connections.named(target.connection())),
                        session.jdbc(),
                        sql,
                        () -> {},
                        following::running);
                exports.stage(load, rows, rehearsed);
            }
        }
    }

    private static Map<Integer, Staged> byStep(List<Staged> staged) {
        return staged.stream().collect(Collectors.toMap(stage -> stage.load().number(), Function.identity()));
    }

    private static RuntimeException explained(String connection, RuntimeException e) {
        if (e instanceof Unprovable || e instanceof ConnectorException || e instanceof AskedToWait) {
            return e;
        }
        if (e instanceof Drifted drift) {
            var next = "Draft it again: the target has changed";
            return new Unprovable(new Problem(Problem.Kind.OTHER, Rehearser.PHASE, 0, drift.getMessage(), null, next));
        }
        return Troubles.problem(Rehearser.PHASE, e)
                .<RuntimeException>map(Unprovable::new)
                .orElseGet(() -> Troubles.fault(connection, e));
    }
}
