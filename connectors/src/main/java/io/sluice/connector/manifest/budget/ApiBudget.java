package io.sluice.connector.manifest.budget;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.http.LongWait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first policy that matches a request counts it; a request that none matches is free. */
final class ApiBudget implements Limiter {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");
    /** A smaller number in a reset header can only be seconds from now. */
    private static final long FIRST_DATE = 100_000_000L;

    private final List<Policy> policies;
    private final String remainingHeader;
    private final String resetHeader;
    private final List<?> limitedStatus;
    private final Clock clock;

    ApiBudget(List<Policy> policies, String remainingHeader, String resetHeader, List<?> limitedStatus, Clock clock) {
        this.policies = policies;
        this.remainingHeader = remainingHeader;
        this.resetHeader = resetHeader;
        this.limitedStatus = limitedStatus;
        this.clock = clock;
    }

    @Override
    public void acquire(HttpRequest request) {
        for (var wait = take(request); !wait.isZero(); wait = take(request)) {
            if (wait.compareTo(LongWait.LONGEST_SLEEP) > 0) {
                throw new LongWait(wait, "the budget of calls of this API is used up");
            }
            sleep(wait);
        }
    }

    /** Zero if the request may go now. */
    synchronized Duration take(HttpRequest request) {
        var policy = policy(request);
        return policy == null ? Duration.ZERO : policy.window().take(policy.weight(request), clock.instant());
    }

    private @Nullable Policy policy(HttpRequest request) {
        return policies.stream()
                .filter(policy -> policy.matches(request))
                .findFirst()
                .orElse(null);
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait.plusMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(
                    Fault.CANCELLED, "budget", "the wait for the API was interrupted", "Start again", e);
        }
    }

    @Override
    public synchronized void observe(HttpRequest request, HttpResponse response) {
        var policy = policy(request);
        if (policy != null) {
            var now = clock.instant();
            policy.window().told(remaining(response), reset(response, now), now);
        }
    }

    private long remaining(HttpResponse response) {
        var told = number(response, remainingHeader);
        return told >= 0 ? told : limitedStatus.contains(response.status()) ? 0 : -1;
    }

    private @Nullable Instant reset(HttpResponse response, Instant now) {
        var told = number(response, resetHeader);
        if (told < 0) {
            return null;
        }
        return told < FIRST_DATE ? now.plusSeconds(told) : Instant.ofEpochSecond(told);
    }

    private static long number(HttpResponse response, String header) {
        var value = response.headers().get(header);
        return value != null && WHOLE.matcher(value.strip()).matches() ? Long.parseLong(value.strip()) : -1;
    }
}
