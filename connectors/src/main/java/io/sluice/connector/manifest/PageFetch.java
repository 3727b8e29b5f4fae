package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.fault.Tried;
import io.sluice.connector.manifest.fault.Verdict;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gets one page, however often it must be asked for. After a {@code LongWait} the same call goes on. */
final class PageFetch {
    /** Bodies up to this are in memory before a record of theirs is given: a connection lost on the way costs a retry, no record. */
    private static final int READ_AHEAD = 8 << 20;

    private final StreamParts parts;
    private final Surroundings around;
    private final Supplier<HttpRequest> request;
    private final Scope scope;
    private final Wait wait = new Wait();
    private int attempts;
    private long began;
    private boolean refreshed;

    PageFetch(StreamParts parts, Surroundings around, Supplier<HttpRequest> request, Scope scope) {
        this.parts = parts;
        this.around = around;
        this.request = request;
        this.scope = scope;
    }

    /** The API asks to begin the pages of the slice again. */
    static final class PagingReset extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PagingReset(String message) {
            super(message, null, false, false);
        }
    }

    /** The answer to read, or null where there is nothing to read. */
    @Nullable
    HttpResponse get() {
        while (true) {
            wait.end();
            var asked = request.get();
            around.limiter().acquire(asked);
            began = attempts++ == 0 ? System.nanoTime() : began;
            var response = send(asked);
            if (response == null) {
                continue;
            }
            var readable = settle(asked, response);
            if (readable != null) {
                return readable.ok ? response : null;
            }
        }
    }

    private Tried tried() {
        return new Tried(attempts, Duration.ofNanos(System.nanoTime() - began));
    }

    private record Settled(boolean ok) {}

    /** Null where the connection was lost and the request is to be sent again. */
    private @Nullable HttpResponse send(HttpRequest asked) {
        HttpResponse response = null;
        try {
            response = around.http().send(asked);
            around.limiter().observe(asked, response);
            response.fetch(READ_AHEAD);
            return response;
        } catch (IOException lost) {
            close(response);
            again(asked, lost);
            return null;
        } catch (RuntimeException failed) {
            close(response);
            throw failed;
        }
    }

    private static void close(@Nullable HttpResponse response) {
        if (response != null) {
            response.close();
        }
    }

    private void again(HttpRequest asked, IOException lost) {
        switch (parts.requester().policy().judge(lost, tried(), scope)) {
            case Verdict.Retry(var after, var message) ->
                wait.begin(around.limiter().pause(after), message);
            case Verdict.RateLimited(var after, var message) ->
                wait.begin(around.limiter().hold(after), message);
            case Verdict.Fail fail -> throw failed(fail, asked, lost);
            case Verdict.Success ignored -> throw failed(noAnswer(lost), asked, lost);
            case Verdict.Ignore ignored -> throw failed(noAnswer(lost), asked, lost);
            case Verdict.RefreshToken ignored -> throw failed(noAnswer(lost), asked, lost);
            case Verdict.ResetPagination(var message) -> throw new PagingReset(message);
        }
    }

    /** Null where the request is to be sent again. */
    private @Nullable Settled settle(HttpRequest asked, HttpResponse response) {
        var verdict = parts.requester().policy().judge(response, tried(), scope);
        if (verdict instanceof Verdict.Success || verdict instanceof Verdict.Ignore) {
            if (response.status() < 400) {
                return new Settled(true);
            }
            response.close();
            return new Settled(false);
        }
        response.close();
        switch (verdict) {
            case Verdict.Retry(var after, var message) ->
                wait.begin(around.limiter().pause(after), message);
            case Verdict.RateLimited(var after, var message) ->
                wait.begin(around.limiter().hold(after), message);
            case Verdict.RefreshToken(var message) -> refresh(asked, message);
            case Verdict.ResetPagination(var message) -> throw new PagingReset(message);
            case Verdict.Fail fail -> giveUpUnlessRenewed(fail, asked, response.status());
            case Verdict.Success ignored -> throw new IllegalStateException("settled above");
            case Verdict.Ignore ignored -> throw new IllegalStateException("settled above");
        }
        return null;
    }

    private void refresh(HttpRequest asked, String message) {
        if (refreshed) {
            throw failed(new Verdict.Fail(Fault.UNAUTHORIZED, "a new token was refused too: " + message), asked, null);
        }
        refreshed = true;
        parts.requester().authenticator().refused();
    }

    /** Tokens expire between two pages, and manifests seldom say what a 401 means: a new token is worth one more request. */
    private void giveUpUnlessRenewed(Verdict.Fail fail, HttpRequest asked, int status) {
        if (status != 401 || refreshed || !parts.requester().authenticator().refused()) {
            throw failed(fail, asked, null);
        }
        refreshed = true;
    }

    /** A connection that was lost cannot be read, whatever the manifest's handler says. */
    private static Verdict.Fail noAnswer(IOException lost) {
        return new Verdict.Fail(Fault.UNREACHABLE, "the connection was lost: " + lost.getMessage());
    }

    private ConnectorException failed(Verdict.Fail fail, HttpRequest asked, @Nullable Exception cause) {
        return StreamFaults.of(parts.name(), asked, fail, around, cause);
    }
}
