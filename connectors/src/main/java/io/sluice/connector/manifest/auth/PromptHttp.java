package io.sluice.connector.manifest.auth;

import io.sluice.connector.manifest.http.Http;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For small answers that others wait for, such as tokens: one that does not come, or comes drop by drop, is given up early. */
record PromptHttp(Http http, Duration longest) implements Http {
    private static final int LARGEST = 1 << 20;

    PromptHttp(Http http) {
        this(http, Duration.ofSeconds(30));
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException {
        var answer = new FutureTask<>(() -> whole(request));
        var asking = Thread.ofVirtual().name("prompt").start(answer);
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            asking.interrupt();
            throw new IOException("no answer within " + longest.toSeconds() + " s", late);
        } catch (InterruptedException stopped) {
            asking.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw unwrapped(failed.getCause());
        }
    }

    private HttpResponse whole(HttpRequest request) throws IOException {
        var response = http.send(request);
        try {
            response.fetch(LARGEST);
            return response;
        } catch (IOException | RuntimeException lost) {
            response.close();
            throw lost;
        }
    }

    private static IOException unwrapped(Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case IOException lost -> lost;
            default -> new IOException(cause);
        };
    }
}
