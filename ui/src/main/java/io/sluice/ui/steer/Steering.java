package io.sluice.ui.steer;

import io.sluice.durable.TemporalConnection;
import io.sluice.ui.problem.ApiProblem;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends updates to a request's workflow; what its validators refuse comes back as a conflict with their reason. */
@Component
public class Steering {

    /** An update that no worker takes would block for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Supplier<ApiProblem> NO_WORKER = () -> ApiProblem.unavailable(
            "no_worker", "no worker took it in time", "Look whether a worker runs, then try again.");

    private final WorkflowClient client;

    Steering(TemporalConnection temporal) {
        this.client = temporal.client();
    }

    /** Returns when the update was handled. */
    public void tell(String workflow, String update, Object... arguments) {
        within(PATIENCE, NO_WORKER, () -> client.newUntypedWorkflowStub(workflow)
                .startUpdate(options(update, WorkflowUpdateStage.COMPLETED), arguments)
                .getResult());
    }

    /** Returns when the update was accepted; what comes of it is seen in the store. */
    public void ask(String workflow, String update, Object... arguments) {
        within(
                PATIENCE,
                NO_WORKER,
                () -> unlessRefused(client.newUntypedWorkflowStub(workflow)
                        .startUpdate(options(update, WorkflowUpdateStage.ACCEPTED), arguments)));
    }

    /** A refusal is known at once, but only told to who asks for the result. */
    private static @Nullable Void unlessRefused(WorkflowUpdateHandle<Void> update) {
        var result = update.getResultAsync(1, TimeUnit.SECONDS);
        return result.isCompletedExceptionally() ? result.join() : null;
    }

    private static UpdateOptions<Void> options(String update, WorkflowUpdateStage stage) {
        return UpdateOptions.newBuilder(Void.class)
                .setUpdateName(update)
                .setWaitForStage(stage)
                .build();
    }

    /** Runs a call of Temporal's client that would wait for a worker without end. */
    public static <T> T within(Duration patience, Supplier<ApiProblem> late, Supplier<T> call) {
        var result = new CompletableFuture<T>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                result.complete(call.get());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw late.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw translated(e.getCause());
        }
    }

    private static RuntimeException translated(Throwable failure) {
        return switch (failure) {
            case CompletionException e when e.getCause() != null -> translated(e.getCause());
            case WorkflowUpdateException e
            when e.getCause() instanceof ApplicationFailure refusal ->
                ApiProblem.conflict(
                        "does_not_fit", refusal.getOriginalMessage(), "Look at the request, then decide again.");
            case WorkflowNotFoundException e ->
                ApiProblem.conflict("ended", "the request has ended", "Look at its outcome.");
            case RuntimeException e -> e;
            default -> new CompletionException(failure);
        };
    }
}
