package io.sluice.connector.manifest.http;

import java.time.Duration;

/** The budget of calls of one connection, shared by all that use it. */
public interface Limiter {

    /** Waits until the request may be sent; throws {@link LongWait} where that is more than ten seconds away. */
    void acquire(HttpRequest request);

    /** Learns what the API says about its limits. */
    void observe(HttpRequest request, HttpResponse response);

    /** How long to wait in truth where the API wants a pause; a mock has time. */
    default Duration pause(Duration wanted) {
        return wanted;
    }

    /** The API wants fewer calls: whoever shares this budget keeps the pause. Says how long it is in truth. */
    default Duration hold(Duration wanted) {
        return pause(wanted);
    }

    static Limiter none() {
        return new Limiter() {
            @Override
            public void acquire(HttpRequest request) {}

            @Override
            public void observe(HttpRequest request, HttpResponse response) {}
        };
    }
}
