package io.sluice.connector.manifest.fault;

import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes the policy that an error handler describes. */
public final class ErrorPolicies {
    private ErrorPolicies() {}

    public static ErrorPolicy of(@Nullable Component errorHandler, Surroundings around) {
        return new ErrorPolicy() {
            @Override
            public Verdict judge(HttpResponse response, int attempt, Scope scope) {
                return response.status() < 400
                        ? new Verdict.Success()
                        : new Verdict.Fail(Fault.CONTRACT_BROKEN, "HTTP status " + response.status());
            }

            @Override
            public Verdict judge(IOException lost, int attempt, Scope scope) {
                return new Verdict.Fail(Fault.UNREACHABLE, String.valueOf(lost.getMessage()));
            }
        };
    }
}
