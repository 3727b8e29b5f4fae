package io.sluice.standalone.bench.repair;

import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.ScratchMariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Faults that a seeded mutator puts into working pipelines, as many of each class. A fault counts only if the product notices it, and as
 * repaired only if the target comes to hold what the unbroken pipeline makes of it. Without a model: these are the planner's own rules.
 */
public final class RepairBench {

    private static final long SEED = 20261128;

    private RepairBench() {}

    /** {@code size} is the number of faults over all classes; with {@code data} the statements of its {@code sql_repair.jsonl} too. */
    public static List<String> measure(@Nullable Path data, Path scratch, int size) throws IOException {
        var lines = new ArrayList<>(faults(scratch.resolve("faults"), size / FaultClass.values().length));
        if (data != null && Files.exists(data.resolve("nl2sql").resolve("sql_repair.jsonl"))) {
            lines.addAll(BrokenStatements.measure(data, scratch.resolve("statements")));
        }
        return lines;
    }

    private static List<String> faults(Path scratch, int each) throws IOException {
        var report = new RepairReport();
        try (var sluice = new Installation(scratch, List.of())) {
            Harbour.writeFiles(sluice.files());
            sluice.up();
            var mariadb = ScratchMariaDb.start(scratch.resolve("mariadb"));
            try (var world = new World(sluice, mariadb.orElse(null))) {
                var bench = new Faults(world, Harbour.pipelines(mariadb.isPresent()));
                bench.run(each, new Random(SEED), report);
            }
        }
        return report.lines();
    }

    /** Which faults of which pipelines are tried, one class after the other. */
    private static final class Faults {
        private final World world;
        private final List<WorkingPipeline> pipelines;
        private final Map<WorkingPipeline, Unbroken> unbroken = new HashMap<>();

        Faults(World world, List<WorkingPipeline> pipelines) {
            this.world = world;
            this.pipelines = pipelines;
        }

        void run(int each, Random dice, RepairReport report) {
            for (var pipeline : pipelines) {
                unbroken.put(pipeline, world.works(pipeline));
            }
            var drawn = new EnumMap<FaultClass, List<Mutation>>(FaultClass.class);
            for (var kind : FaultClass.values()) {
                drawn.put(kind, drawn(kind, dice));
            }
            drawn.forEach((kind, mutations) -> tryOut(mutations, each, report));
        }

        /** All mutations of a class, the pipelines in turn so that one with many places does not crowd out the others. */
        private List<Mutation> drawn(FaultClass kind, Random dice) {
            var byPipeline = new ArrayList<List<Mutation>>();
            for (var pipeline : pipelines) {
                var all = new ArrayList<>(
                        new Mutator(pipeline, unbroken.get(pipeline).pipeline(), dice).all(kind));
                java.util.Collections.shuffle(all, dice);
                byPipeline.add(all);
            }
            var turns = new ArrayList<Mutation>();
            for (int turn = 0; byPipeline.stream().mapToInt(List::size).max().orElse(0) > turn; turn++) {
                var at = turn;
                byPipeline.stream().filter(all -> all.size() > at).forEach(all -> turns.add(all.get(at)));
            }
            return turns;
        }

        private void tryOut(List<Mutation> mutations, int each, RepairReport report) {
            var counted = 0;
            var seen = new HashSet<String>();
            for (var mutation : mutations) {
                if (counted == each) {
                    return;
                }
                if (seen.add(mutation.of().name() + mutation.broken())) {
                    var met = world.meets(mutation, unbroken.get(mutation.of()).rows());
                    report.add(mutation, met);
                    counted += met.noticed() ? 1 : 0;
                }
            }
        }
    }

    /** A pipeline as it works, and what its target holds then. */
    record Unbroken(io.sluice.pipeline.Pipeline pipeline, List<String> rows) {}
}
