package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Sentences over several sources, each run twice from end to end; the target's rows compared after each run. */
final class Etl implements AutoCloseable {

    private final Evaluation evaluation;
    private final Installation sluice;
    private final EmbeddedCluster postgres;
    private final ScratchMariaDb mariadb;
    private final EtlDatabases databases;
    private final EtlApis apis;
    private final List<EtlLane> lanes;

    private Etl(Path data, Path scratch, Evaluation evaluation) throws IOException {
        this.evaluation = evaluation;
        this.sluice = new Installation(scratch, List.of()).configured().up();
        this.postgres = EmbeddedCluster.start(new Home(scratch.resolve("dumps")), ClusterKind.SANDBOX);
        this.mariadb = ScratchMariaDb.start(scratch.resolve("mariadb"))
                .orElseThrow(() -> new IllegalStateException("this bench needs mariadbd on the PATH"));
        this.databases = new EtlDatabases(data, postgres, mariadb);
        this.apis = new EtlApis();
        this.lanes = IntStream.rangeClosed(1, evaluation.parallel())
                .mapToObj(number -> new EtlLane(number, data, sluice, postgres, databases, apis))
                .toList();
    }

    /** {@code compose}: also tasks made of the questions of nl2sql. */
    static List<String> measure(Path data, Path scratch, Evaluation evaluation, boolean compose) throws IOException {
        try (var bench = new Etl(data, scratch, evaluation)) {
            var lines = new ArrayList<>(bench.report("tasks", evaluation.some(new EtlTasks(data).read())));
            if (compose) {
                lines.addAll(bench.report("composed", evaluation.some(new EtlComposer(data, bench.databases).tasks())));
            }
            return lines;
        }
    }

    private List<String> report(String set, List<EtlTask> tasks) throws IOException {
        var who = Measured.of(sluice);
        var outcomes = evaluation.each(
                tasks,
                task -> who.author() + "/" + task.id(),
                lanes.stream()
                        .<Function<EtlTask, ObjectNode>>map(
                                lane -> task -> lane.run(task).json())
                        .toList(),
                EtlOutcome::of);
        var lines = new ArrayList<>(List.of(
                who.heading(),
                "",
                "| " + set + " | n | right | wrong | declined | failed |",
                "|---|---:|---:|---:|---:|---:|"));
        lines.add("| all | " + tasks.size() + " | " + who.figure(count(outcomes, "right")) + " | "
                + who.figure(count(outcomes, "wrong")) + " | " + count(outcomes, "declined") + " | "
                + count(outcomes, "failed") + " |");
        lines.add("");
        outcomes.stream()
                .filter(one -> who.isReal())
                .map(one -> one.outcome() + " " + one.id() + (one.why().isEmpty() ? "" : ": " + one.why()))
                .forEach(lines::add);
        lines.add("");
        return lines;
    }

    private static long count(List<EtlOutcome> outcomes, String outcome) {
        return outcomes.stream().filter(one -> one.outcome().equals(outcome)).count();
    }

    @Override
    public void close() {
        apis.close();
        sluice.close();
        postgres.close();
        mariadb.close();
    }
}
