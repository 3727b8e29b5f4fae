package io.sluice.standalone.temporal;

import com.google.protobuf.util.Durations;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What Sluice needs of a server before the first workflow: that it answers, its search attributes, a long memory. */
final class ServerSetup implements AutoCloseable {
    /** Names and types never change: a server ignores a second registration with another type without a word. */
    static final Map<String, IndexedValueType> SEARCH_ATTRIBUTES = Map.of(
            "SluiceUser", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "SluicePhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "SluiceTarget", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "SluiceOutcome", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "SluiceSchedule", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "SluiceConnector", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST);

    private static final long CALL_SECONDS = 2;
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final String address;
    private final String namespace;
    private final WorkflowServiceStubs workflows;
    private final OperatorServiceStubs operator;

    ServerSetup(String address, String namespace) {
        this.address = address;
        this.namespace = namespace;
        workflows = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(workflows.getRawChannel())
                .validateAndBuildWithDefaults());
    }

    /** Returns when the namespace can be used; gives up early when the server is known to be gone. */
    void awaitReady(Duration patience, BooleanSupplier alive) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                describe();
                return;
            } catch (StatusRuntimeException e) {
                if (!alive.getAsBoolean() || System.nanoTime() > deadline) {
                    throw new TemporalException(
                            "no Temporal server answers for namespace '" + namespace + "' at " + address + ": "
                                    + e.getStatus().getCode(),
                            e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    Map<String, IndexedValueType> searchAttributes() {
        return operator.blockingStub()
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getCustomAttributesMap();
    }

    /** A server that has them already takes them again without a word. */
    void registerSearchAttributes() {
        operator.blockingStub()
                .withDeadlineAfter(CALL_SECONDS * 5, TimeUnit.SECONDS)
                .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .putAllSearchAttributes(SEARCH_ATTRIBUTES)
                        .build());
    }

    void keepFor(Duration retention) {
        var wanted = Durations.fromSeconds(retention.toSeconds());
        workflows
                .blockingStub()
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .updateNamespace(UpdateNamespaceRequest.newBuilder()
                        .setNamespace(namespace)
                        .setConfig(NamespaceConfig.newBuilder().setWorkflowExecutionRetentionTtl(wanted))
                        .build());
    }

    Duration retention() {
        var ttl = describe().getConfig().getWorkflowExecutionRetentionTtl();
        return Duration.ofSeconds(ttl.getSeconds());
    }

    private io.temporal.api.workflowservice.v1.DescribeNamespaceResponse describe() {
        return workflows
                .blockingStub()
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace(namespace)
                        .build());
    }

    @Override
    public void close() {
        workflows.shutdownNow();
    }
}
