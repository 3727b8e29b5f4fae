package io.sluice.connector.manifest.fault;

import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.fault.Verdict.Fail;
import io.sluice.connector.manifest.fault.Verdict.RateLimited;
import io.sluice.connector.manifest.fault.Verdict.Retry;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.LongWait;
import java.io.IOException;
import java.time.Duration;

/** For a person who waits: what stays away is tried again for a few seconds only. Long waits are handed up anyway. */
record Hasty(ErrorPolicy policy) implements ErrorPolicy {
    private static final int CONNECTIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    @Override
    public Verdict judge(HttpResponse response, Tried tried, Scope scope) {
        return switch (policy.judge(response, tried, scope)) {
            case Retry(var after, var message)
            when isEnough(after, tried) -> new Fail(fault(response.status()), message);
            case RateLimited(var after, var message)
            when isEnough(after, tried) -> new Fail(Fault.RATE_LIMITED, message);
            case Verdict verdict -> verdict;
        };
    }

    @Override
    public Verdict judge(IOException lost, Tried tried, Scope scope) {
        return switch (policy.judge(lost, tried, scope)) {
            case Retry(var after, var message)
            when tried.times() >= CONNECTIONS || isEnough(after, tried) -> new Fail(Fault.UNREACHABLE, message);
            case Verdict verdict -> verdict;
        };
    }

    /** An answer that is no error says only by its content to ask again: the API is not done yet. */
    private static Fault fault(int status) {
        return status < 400 ? Fault.OVERLOADED : Resolution.fault(status);
    }

    private static boolean isEnough(Duration after, Tried tried) {
        return after.compareTo(LongWait.LONGEST_SLEEP) <= 0
                && tried.since().plus(after).compareTo(PATIENCE) > 0;
    }

    @Override
    public boolean looksInside() {
        return policy.looksInside();
    }
}
