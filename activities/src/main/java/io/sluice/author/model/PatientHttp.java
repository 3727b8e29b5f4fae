package io.sluice.author.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The way to a model's server: waits when it is told to (429 and 503 with Retry-After, at most 20 s) and tries again with jitter when the
 * server stumbles or hangs up, three times in all. langchain4j's own client hides the headers that say how long to wait.
 */
final class PatientHttp implements HttpClientBuilder {

    private static final int TRIES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(60);

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        var connect = connectTimeout.compareTo(Duration.ofSeconds(5)) < 0 ? connectTimeout : Duration.ofSeconds(5);
        return new Client(
                java.net.http.HttpClient.newBuilder().connectTimeout(connect).build(), readTimeout);
    }

    /** Longer after each try, and for each of many that were turned away at once another time. */
    static Duration jitter(int attempt) {
        return Duration.ofMillis((250L << attempt) + ThreadLocalRandom.current().nextInt(250));
    }

    private record Client(java.net.http.HttpClient http, Duration timeout) implements HttpClient {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            for (int attempt = 1; ; attempt++) {
                try {
                    var reply = send(request);
                    if (reply.statusCode() / 100 == 2) {
                        return SuccessfulHttpResponse.builder()
                                .statusCode(reply.statusCode())
                                .headers(reply.headers().map())
                                .body(reply.body())
                                .build();
                    }
                    var wait = wait(reply, attempt);
                    if (attempt == TRIES || wait.compareTo(LONGEST_WAIT) > 0) {
                        throw new HttpException(reply.statusCode(), reply.body());
                    }
                    pause(wait);
                } catch (UncheckedIOException hungUp) {
                    if (attempt == TRIES || hungUp.getCause() instanceof ConnectException) {
                        throw hungUp;
                    }
                    pause(jitter(attempt));
                }
            }
        }

        private HttpResponse<String> send(HttpRequest request) {
            var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                    .timeout(timeout)
                    .method(
                            request.method().name(),
                            request.body() == null
                                    ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                    : java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
            request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
            try {
                return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            } catch (java.net.http.HttpTimeoutException e) {
                throw new TimeoutException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TimeoutException(e);
            }
        }

        /** How long to wait before the next try; longer than we are willing to when trying again is no use. */
        private static Duration wait(HttpResponse<String> reply, int attempt) {
            if (reply.statusCode() != 429 && reply.statusCode() < 500) {
                return Duration.ofDays(1);
            }
            return reply.headers()
                    .firstValue("Retry-After")
                    .flatMap(RetryAfter::parse)
                    .orElseGet(() -> jitter(attempt));
        }

        private static void pause(Duration wait) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TimeoutException(e);
            }
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            throw new IllegalStateException("drafts are read whole, not streamed");
        }
    }
}
