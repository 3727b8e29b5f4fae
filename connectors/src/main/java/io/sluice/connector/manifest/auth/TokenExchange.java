package io.sluice.connector.manifest.auth;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.fault.Advice;
import io.sluice.connector.manifest.fault.ErrorPolicy;
import io.sluice.connector.manifest.fault.Tried;
import io.sluice.connector.manifest.fault.Verdict;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.LongWait;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for a token; overload and lost connections are tried again, a refusal is not. {@code who} is what messages call the far side. */
record TokenExchange(Surroundings around, ErrorPolicy policy, String who) {

    <T> T ask(HttpRequest request, Function<HttpResponse, T> read) {
        var began = System.nanoTime();
        for (var attempt = 1; ; attempt++) {
            Verdict verdict;
            try (var response = new PromptHttp(around.http()).send(request)) {
                verdict = policy.judge(response, tried(attempt, began), around.scope());
                if (verdict instanceof Verdict.Success) {
                    return read.apply(response);
                }
            } catch (IOException lost) {
                verdict = policy.judge(lost, tried(attempt, began), around.scope());
            }
            sleep(pause(verdict));
        }
    }

    private static Tried tried(int attempt, long began) {
        return new Tried(attempt, Duration.ofNanos(System.nanoTime() - began));
    }

    private Duration pause(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Retry(var after, var message) -> {
                if (isLong(after)) {
                    throw failure(Fault.OVERLOADED, message, Advice.on(Fault.OVERLOADED), null);
                }
                yield after;
            }
            case Verdict.RateLimited(var after, var message) -> {
                if (isLong(after)) {
                    throw new LongWait(after, message);
                }
                yield after;
            }
            case Verdict.Fail(var fault, var message, var next) -> throw refused(fault, message);
            case Verdict.Ignore(var message) -> throw refused(Fault.CONTRACT_BROKEN, message);
            case Verdict.RefreshToken(var message) -> throw refused(Fault.UNAUTHORIZED, message);
            case Verdict.ResetPagination(var message) -> throw refused(Fault.CONTRACT_BROKEN, message);
            case Verdict.Success() -> Duration.ZERO;
        };
    }

    private static boolean isLong(Duration wait) {
        return wait.compareTo(LongWait.LONGEST_SLEEP) > 0;
    }

    private void sleep(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Fault.CANCELLED, "interrupted", "Start again", e);
        }
    }

    /** A token endpoint answers 400 to a token or secret that is void. */
    private ConnectorException refused(Fault fault, String message) {
        var meant = fault == Fault.CONTRACT_BROKEN ? Fault.UNAUTHORIZED : fault;
        return failure(meant, message, Advice.on(meant), null);
    }

    ConnectorException failure(Fault fault, String message, String next, @Nullable Exception cause) {
        return new ConnectorException(fault, "token", who + " gave no token: " + message, next, cause);
    }
}
