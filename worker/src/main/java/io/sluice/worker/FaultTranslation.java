package io.sluice.worker;

import io.sluice.connector.ConnectorException;
import io.sluice.durable.FailureDetails;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;

/** The only place where a connector's fault becomes a Temporal failure: retried when waiting may cure it, final otherwise. */
final class FaultTranslation extends WorkerInterceptorBase {

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (ConnectorException e) {
                    throw failure(e);
                }
            }
        };
    }

    static ApplicationFailure failure(ConnectorException e) {
        return FailureDetails.failure(
                e.fault().name(),
                e.withSubject(),
                new FailureDetails(e.next(), 0),
                e.fault().retryable(),
                e.getCause());
    }
}
