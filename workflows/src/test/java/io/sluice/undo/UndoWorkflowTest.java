package io.sluice.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.sluice.durable.Payloads;
import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.request.Approval;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoWorkflowTest {

    private static final LaterWrite LATER = new LaterWrite("morning-2", "morning", "public.orders");

    /** A target whose rows somebody else may have touched. */
    private static final class Target implements UndoActivity {
        private final AtomicInteger applied = new AtomicInteger();
        private Checking found = new Planned(new UndoRef("r", "plan", 10, 0, List.of(), 0));
        private int outdated;

        @Override
        public Checking check(UndoRequest undo) {
            return found;
        }

        @Override
        public Applying apply(UndoRef plan, boolean partial) {
            if (outdated-- > 0) {
                return new Outdated();
            }
            applied.incrementAndGet();
            return new Applied(plan.rows(), plan.conflicts());
        }

        @Override
        public void entered(String request, int n, UndoPhase phase) {
            // The story is the store's; these tests look at outcomes.
        }
    }

    private final Target target = new Target();
    private TestWorkflowEnvironment temporal;
    private UndoWorkflow undo;

    @BeforeEach
    void start() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute(SearchAttributes.PHASE.getName(), SearchAttributes.PHASE.getValueType())
                .build());
        temporal.newWorker(TaskQueues.WORKFLOWS).registerWorkflowImplementationTypes(UndoRun.class);
        temporal.newWorker(TaskQueues.DATA).registerActivitiesImplementations(target);
        temporal.start();
        undo = temporal.getWorkflowClient()
                .newWorkflowStub(
                        UndoWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId("undo-r")
                                .build());
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    private UndoOutcome runs(boolean partial) {
        return undo.run(new UndoRequest("r", partial, Approval.YES));
    }

    @Test
    void puts_the_rows_back_once() {
        assertThat(runs(false)).isEqualTo(new UndoOutcome.Undone(10, 0));
        assertThat(target.applied).hasValue(1);
    }

    @Test
    void an_undo_done_before_is_not_done_again() {
        target.found = new UndoActivity.Already(10);
        assertThat(runs(false)).isEqualTo(new UndoOutcome.Undone(10, 0));
        assertThat(target.applied).hasValue(0);
    }

    @Test
    void rows_that_others_touched_stop_it() {
        target.found = new UndoActivity.Planned(new UndoRef("r", "plan", 8, 2, List.of(LATER), 3));
        assertThat(runs(false)).isEqualTo(new UndoOutcome.Conflicting(2, List.of(LATER), 3));
        assertThat(target.applied).hasValue(0);
    }

    @Test
    void what_later_requests_wrote_over_waits_for_them_also_when_a_part_would_do() {
        target.found = new UndoActivity.Overwritten(List.of(LATER), 1);
        assertThat(runs(true)).isEqualTo(new UndoOutcome.Conflicting(0, List.of(LATER), 1));
        assertThat(target.applied).hasValue(0);
    }

    @Test
    void what_an_earlier_version_wrote_names_no_later_requests() {
        assertThat(read("{'outcome': 'conflicting', 'conflicts': 2}", UndoOutcome.class))
                .isEqualTo(new UndoOutcome.Conflicting(2, List.of(), 0));
        assertThat(read("{'request': 'r', 'hash': 'plan', 'rows': 8, 'conflicts': 2}", UndoRef.class))
                .isEqualTo(new UndoRef("r", "plan", 8, 2, List.of(), 0));
        assertThat(read("{'kind': 'overwritten', 'by': []}", UndoActivity.Checking.class))
                .isEqualTo(new UndoActivity.Overwritten(List.of(), 0));
    }

    private static <T> T read(String json, Class<T> type) {
        var payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(json.replace('\'', '"')))
                .build();
        return Payloads.converter().fromPayload(payload, type, type);
    }

    @Test
    void a_partial_undo_leaves_what_others_touched() {
        target.found = new UndoActivity.Planned(new UndoRef("r", "plan", 8, 2, List.of(), 0));
        assertThat(runs(true)).isEqualTo(new UndoOutcome.Undone(8, 2));
    }

    @Test
    void a_plan_that_was_overtaken_is_made_anew() {
        target.outdated = 2;
        assertThat(runs(false)).isEqualTo(new UndoOutcome.Undone(10, 0));
    }

    @Test
    void waits_for_approval_of_the_plan_that_was_seen() {
        WorkflowClient.start(undo::run, new UndoRequest("r", false, Approval.ASK));
        for (int i = 0; i < 100 && !undo.phase().title().equals("approve"); i++) {
            temporal.sleep(Duration.ofMillis(50));
        }
        assertThatThrownBy(() -> undo.approve("other")).hasStackTraceContaining("look at the diff again");
        undo.approve("plan");
        assertThat(WorkflowStub.fromTyped(undo).getResult(UndoOutcome.class)).isEqualTo(new UndoOutcome.Undone(10, 0));
    }
}
