package io.sluice.standalone.bench.repair;

import io.sluice.standalone.batch.AtOnce;
import io.sluice.standalone.bench.Evaluation;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.ScratchMariaDb;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Faults that a seeded mutator puts into working pipelines, as many of each class. A fault counts only if the product notices it, and as
 * repaired only if the target comes to hold what the unbroken pipeline makes of it. Without a model: these are the planner's own rules.
 */
public final class RepairBench {

    private static final long SEED = 20261128;

    private RepairBench() {}

    /** {@code size} is the number of faults over all classes; with {@code data} the statements of its {@code sql_repair.jsonl} too. */
    public static List<String> measure(@Nullable Path data, Path scratch, Evaluation evaluation) throws IOException {
        var lines = new ArrayList<>(faults(scratch.resolve("faults"), evaluation));
        if (data != null && Files.exists(data.resolve("nl2sql").resolve("sql_repair.jsonl"))) {
            lines.addAll(BrokenStatements.measure(data, scratch.resolve("statements"), evaluation));
        }
        return lines;
    }

    private static List<String> faults(Path scratch, Evaluation evaluation) throws IOException {
        var report = new RepairReport();
        try (var sluice = new Installation(scratch, List.of()).configured().up();
                var postgres = EmbeddedCluster.start(new Home(scratch.resolve("targets")), ClusterKind.SANDBOX);
                var mariadb = ScratchMariaDb.start(scratch.resolve("mariadb")).orElse(null)) {
            var lanes = new ArrayList<Faults>();
            for (int number = 1; number <= evaluation.parallel(); number++) {
                lanes.add(new Faults(new World(number, sluice, postgres, mariadb), evaluation, report));
            }
            AtOnce.each(List.of(FaultClass.values()), lanes);
        }
        return report.lines();
    }

    /** Does one class of faults after the other, on pipelines of its own. */
    private static final class Faults implements Consumer<FaultClass> {
        private final World world;
        private final Evaluation evaluation;
        private final RepairReport report;
        private final Map<WorkingPipeline, Unbroken> unbroken = new LinkedHashMap<>();

        Faults(World world, Evaluation evaluation, RepairReport report) {
            this.world = world;
            this.evaluation = evaluation;
            this.report = report;
        }

        /** So many faults that are noticed; the same ones on whichever lane. */
        @Override
        public void accept(FaultClass kind) {
            if (unbroken.isEmpty()) {
                world.pipelines().forEach(pipeline -> unbroken.put(pipeline, world.works(pipeline)));
            }
            var counted = 0;
            var seen = new HashSet<String>();
            for (var mutation : drawn(kind, new Random(SEED + kind.ordinal()))) {
                if (counted == evaluation.size() / FaultClass.values().length) {
                    return;
                }
                if (seen.add(mutation.id())) {
                    var met = met(mutation);
                    report.add(mutation, met);
                    counted += met.noticed() ? 1 : 0;
                }
            }
        }

        private Met met(Mutation mutation) {
            var rows = Objects.requireNonNull(unbroken.get(mutation.of())).rows();
            return Met.of(evaluation.results().of(mutation.id(), () -> world.meets(mutation, rows)));
        }

        /** All mutations of a class, the pipelines in turn so that one with many places does not crowd out the others. */
        private List<Mutation> drawn(FaultClass kind, Random dice) {
            var byPipeline = new ArrayList<List<Mutation>>();
            unbroken.forEach((pipeline, works) -> {
                var all = new ArrayList<>(new Mutator(pipeline, works.pipeline(), dice).all(kind));
                Collections.shuffle(all, dice);
                byPipeline.add(all);
            });
            var turns = new ArrayList<Mutation>();
            for (int turn = 0; byPipeline.stream().mapToInt(List::size).max().orElse(0) > turn; turn++) {
                var at = turn;
                byPipeline.stream().filter(all -> all.size() > at).forEach(all -> turns.add(all.get(at)));
            }
            return turns;
        }
    }

    /** A pipeline as it works, and what its target holds then. */
    record Unbroken(io.sluice.pipeline.Pipeline pipeline, List<String> rows) {}
}
