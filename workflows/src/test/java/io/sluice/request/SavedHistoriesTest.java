package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.request.ExtractActivity.Extracted;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that began under an older version must go on under this one: every saved history replays. */
class SavedHistoriesTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    static List<Path> histories() throws IOException {
        try (var files = Files.list(HISTORIES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void a_saved_history_replays(Path history) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(Files.readString(history), DataRequestRun.class, ExtractionRun.class);
    }

    @Test
    void there_is_a_history_for_each_way_a_request_can_go() throws IOException {
        assertThat(histories()).hasSizeGreaterThanOrEqualTo(6);
    }

    /** Saves a history for each way a request can go; run it once, before a change that is guarded with getVersion. */
    public static void main(String[] folder) throws IOException {
        save("committed", new World(), Approval.YES);
        save("answered", new World().isAskedAQuestion(), Approval.AUTO);
        save("repaired", new World().inspectionFindsProblems(1).sandboxFindsProblems(1), Approval.YES);
        save("gave_up", new World().sandboxFindsProblems(4), Approval.YES);
        save("expired", new World(), Approval.ASK);
        save("proven_again", new World().commitsGoStale(1), Approval.YES);
        save("settled_by_the_ledger", new World().commitDies(CommitActivity.Settlement.ALL), Approval.YES);
        save("replayed", new World(), replayed(false));
        save("replayed_after_drift", new World().hasDrifted(), replayed(false));
        save("halted", new World().inspectionFindsProblems(1), replayed(false));
        save("repaired_by_its_schedule", new World().inspectionFindsProblems(1), replayed(true));
        saveExtraction();
    }

    /** Saves a request that has its sources read side by side, and the child that reads them. */
    private static void saveExtraction() throws IOException {
        var rests = new AtomicBoolean(true);
        var world = new World()
                .reads(
                        2,
                        (pipeline, part) -> part == 1 && rests.getAndSet(false)
                                ? new Extracted("desk", Duration.ofMinutes(20), "too many requests")
                                : new Extracted("shop", Duration.ZERO, ""));
        try (var running = new RunningWorld(world)) {
            running.workflow().run(DataRequest.of("r", Approval.YES));
            Files.writeString(HISTORIES.resolve("read_side_by_side.json"), running.history());
            Files.writeString(HISTORIES.resolve("extraction.json"), running.history("r/extraction"));
        }
    }

    private static DataRequest replayed(boolean repairs) {
        var replay = new Replay(new DraftRef("r", 1, "approved"), repairs);
        return new DataRequest("r", Approval.AUTO, Pace.ONE_GO, null, replay, null, false);
    }

    private static void save(String name, World world, Approval approval) throws IOException {
        save(name, world, DataRequest.of("r", approval));
    }

    private static void save(String name, World world, DataRequest request) throws IOException {
        try (var running = new RunningWorld(world)) {
            running.workflow().run(request);
            Files.createDirectories(HISTORIES);
            Files.writeString(HISTORIES.resolve(name + ".json"), running.history());
        }
    }
}
