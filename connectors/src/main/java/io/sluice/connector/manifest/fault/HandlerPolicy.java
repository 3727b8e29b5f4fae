package io.sluice.connector.manifest.fault;

import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.fault.Verdict.Fail;
import io.sluice.connector.manifest.fault.Verdict.Ignore;
import io.sluice.connector.manifest.fault.Verdict.RateLimited;
import io.sluice.connector.manifest.fault.Verdict.RefreshToken;
import io.sluice.connector.manifest.fault.Verdict.ResetPagination;
import io.sluice.connector.manifest.fault.Verdict.Retry;
import io.sluice.connector.manifest.fault.Verdict.Success;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks the handlers, then the clock: what is to be tried again is so for a limited number of times. */
final class HandlerPolicy implements ErrorPolicy {
    /** Other readers of the same API may use up its budget for a while; that is no reason to give up after a few seconds. */
    private static final int RATE_LIMITED_TRIES = 10;

    private static final Duration LONGEST_DEFAULT = Duration.ofSeconds(60);
    /** The reference engine's bound; an API that wants to be asked less often is not held to it. */
    private static final Duration LONGEST_TRYING = Duration.ofMinutes(10);

    private static final Duration LONGEST_TOLD = Duration.ofHours(24);

    private final List<Handler> handlers;
    private final List<Backoff> backoffs;
    private final int retries;
    private final Surroundings around;

    HandlerPolicy(List<Handler> handlers, List<Backoff> backoffs, int retries, Surroundings around) {
        this.handlers = handlers;
        this.backoffs = backoffs;
        this.retries = retries;
        this.around = around;
    }

    @Override
    public Verdict judge(HttpResponse response, Tried tried, Scope scope) {
        var resolution = resolve(response, scope);
        if (resolution.action() == Action.SUCCESS) {
            return new Success();
        }
        var message = message(response, resolution);
        return switch (resolution.action()) {
            case SUCCESS -> new Success();
            case IGNORE -> new Ignore(message);
            case RESET_PAGINATION -> new ResetPagination(message);
            case REFRESH_TOKEN_THEN_RETRY ->
                tried.times() > retries ? given(Fault.UNAUTHORIZED, tried, message) : new RefreshToken(message);
            case FAIL -> new Fail(resolution.fault(), message);
            case RETRY -> again(response, tried, resolution.fault(), message, scope);
            case RATE_LIMITED -> later(response, tried, message, scope);
        };
    }

    private Resolution resolve(HttpResponse response, Scope scope) {
        var resolution = Resolution.SUCCESS;
        for (var handler : handlers) {
            resolution = handler.resolve(response, scope);
            if (resolution.action().isFinal()) {
                return resolution;
            }
        }
        return resolution;
    }

    private String message(HttpResponse response, Resolution resolution) {
        var told = resolution.message();
        var excerpt = ErrorBody.excerpt(response);
        var body = excerpt.isEmpty() || told.contains(excerpt)
                ? ""
                : told.isBlank() ? excerpt : " (the API says: " + excerpt + ")";
        return around.mask()
                .masked("HTTP status " + response.status()
                        + (told + body).transform(text -> text.isBlank() ? "" : ": " + text));
    }

    private Verdict again(HttpResponse response, Tried tried, Fault fault, String message, Scope scope) {
        if (isEnough(tried)) {
            return given(fault, tried, message);
        }
        var wait = wait(response, tried.times(), scope);
        return tooLong(wait) ? tooLong(fault, wait, message) : new Retry(wait, message);
    }

    private Verdict later(HttpResponse response, Tried tried, String message, Scope scope) {
        if (tried.times() > Math.max(retries, RATE_LIMITED_TRIES)) {
            return given(Fault.RATE_LIMITED, tried, message);
        }
        var wait = wait(response, tried.times(), scope);
        return tooLong(wait) ? tooLong(Fault.RATE_LIMITED, wait, message) : new RateLimited(wait, message);
    }

    private static boolean tooLong(Duration wait) {
        return wait.compareTo(LONGEST_TOLD) > 0;
    }

    private static Fail tooLong(Fault fault, Duration wait, String message) {
        return new Fail(fault, message + " (it asks to wait for " + wait.toHours() + " hours)");
    }

    private boolean isEnough(Tried tried) {
        return tried.times() > retries || tried.since().compareTo(LONGEST_TRYING) >= 0;
    }

    private static Fail given(Fault fault, Tried tried, String message) {
        var since = tried.since().toMinutes();
        return new Fail(
                fault,
                message + " (tried " + tried.times() + " times" + (since == 0 ? ")" : " in " + since + " minutes)"));
    }

    /** The manifest's strategies, else what the API asks for, else 1, 2, 4 … seconds. */
    private Duration wait(@Nullable HttpResponse response, int attempt, Scope scope) {
        for (var backoff : backoffs) {
            var wait = backoff.wait(response, attempt, scope);
            if (wait.isPresent()) {
                return wait.get();
            }
        }
        var usual = Duration.ofSeconds(1L << Math.min(attempt - 1, 6));
        var otherwise = usual.compareTo(LONGEST_DEFAULT) > 0 ? LONGEST_DEFAULT : usual;
        return response == null
                ? otherwise
                : RetryAfter.of(response, around.clock()).orElse(otherwise);
    }

    @Override
    public boolean looksInside() {
        return handlers.stream().flatMap(handler -> handler.filters().stream()).anyMatch(ResponseFilter::looksInside);
    }

    @Override
    public Verdict judge(IOException lost, Tried tried, Scope scope) {
        var message = around.mask().masked(describe(lost));
        if (lost instanceof UnknownHostException || lost instanceof SSLException) {
            return new Fail(Fault.UNREACHABLE, message);
        }
        return isEnough(tried)
                ? given(Fault.UNREACHABLE, tried, message)
                : new Retry(wait(null, tried.times(), scope), message);
    }

    private static String describe(IOException lost) {
        var said = lost.getMessage() == null ? lost.getClass().getSimpleName() : lost.getMessage();
        return lost instanceof UnknownHostException ? "there is no host " + said : "the connection failed: " + said;
    }
}
