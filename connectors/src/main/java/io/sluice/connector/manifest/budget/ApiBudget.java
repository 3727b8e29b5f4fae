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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first policy that matches a request counts it; a request that none matches is free. What the API wants holds for all of them. */
final class ApiBudget implements Limiter {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");
    /** A smaller number in a reset header can only be seconds from now. */
    private static final long FIRST_DATE = 100_000_000L;

    /** Where the API tells what is left. */
    record Headers(String remaining, String reset, List<?> limitedStatus) {}

    private final List<Policy> policies;
    private final Headers headers;
    private final Hold hold;
    private final Clock clock;
    /** No monitor: a book that lies elsewhere is waited for, and a virtual thread must not hold on to its carrier meanwhile. */
    private final ReentrantLock lock = new ReentrantLock();

    ApiBudget(List<Policy> policies, Headers headers, CallBook book, Clock clock) {
        this.policies = policies;
        this.headers = headers;
        this.hold = new Hold(book, clock);
        this.clock = clock;
    }

    @Override
    public void acquire(HttpRequest request) {
        for (var wait = take(request); !wait.isZero(); wait = take(request)) {
            if (wait.compareTo(LongWait.LONGEST_SLEEP) > 0) {
                throw new LongWait(wait, reason());
            }
            sleep(wait);
        }
    }

    private String reason() {
        var why = hold.left().isZero() ? "the calls that this API allows are used up" : "the API asked for a pause";
        // a book of one process ends with it
        return hold.isShared() ? why + "; whoever cannot wait connects it anew, which clears that" : why;
    }

    /** Zero if the request may go now. */
    Duration take(HttpRequest request) {
        var pause = hold.left();
        var policy = policy(request);
        return !pause.isZero() || policy == null
                ? pause
                : alone(() -> policy.counter().take(policy.weight(request)));
    }

    private <T> T alone(Supplier<T> work) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
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
            throw interrupted(e);
        }
    }

    private static ConnectorException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ConnectorException(
                Fault.CANCELLED, "budget", "the wait for the API was interrupted", "Start again", e);
    }

    @Override
    public void observe(HttpRequest request, HttpResponse response) {
        var policy = policy(request);
        if (policy != null) {
            var now = clock.instant();
            var told = new Told(remaining(response), reset(response, now), now);
            alone(() -> {
                policy.counter().told(told);
                return told;
            });
        }
    }

    @Override
    public Duration hold(Duration wanted) {
        hold.begin(wanted);
        return wanted;
    }

    private long remaining(HttpResponse response) {
        var told = number(response, headers.remaining());
        // one that says when to come back does not mean the whole of a long window
        var usedUp = headers.limitedStatus().contains((long) response.status())
                && !response.headers().containsKey("Retry-After");
        return told >= 0 ? told : usedUp ? 0 : -1;
    }

    private @Nullable Instant reset(HttpResponse response, Instant now) {
        var told = number(response, headers.reset());
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
