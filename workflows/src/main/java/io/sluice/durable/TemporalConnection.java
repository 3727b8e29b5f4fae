package io.sluice.durable;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** The way to a Temporal server, shared by everything in one process; closing it ends all calls. */
public record TemporalConnection(WorkflowServiceStubs service, WorkflowClient client) implements AutoCloseable {

    /** Connects lazily: a server that is not up yet is met by the first call, which waits for it at most {@code patience}. */
    public static TemporalConnection to(String address, String namespace, Duration patience) {
        var service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address)
                .setSystemInfoTimeout(patience)
                .validateAndBuildWithDefaults());
        return new TemporalConnection(service, client(service, namespace));
    }

    private static WorkflowClient client(WorkflowServiceStubs service, String namespace) {
        return WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(namespace)
                        .setDataConverter(Payloads.converter())
                        .build());
    }

    @Override
    public void close() {
        service.shutdownNow();
    }
}
