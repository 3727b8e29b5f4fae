package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.screen.Screen;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C once asks the request to cancel, twice leaves it to itself. */
final class Interrupts implements AutoCloseable {
    private static final Signal INTERRUPT = new Signal("INT");

    private final SignalHandler before;

    private Interrupts(SignalHandler handler) {
        before = Signal.handle(INTERRUPT, handler);
    }

    static Interrupts cancelling(Api api, String id, Screen screen) {
        var count = new AtomicInteger();
        return new Interrupts(signal -> {
            if (count.incrementAndGet() > 1) {
                screen.say("left; the request goes on, or resumes at the next start: ./sluice show " + id);
                // not halt(): a server in this process must stop its children
                Thread.ofPlatform().start(() -> System.exit(Exit.CANCELLED));
                return;
            }
            screen.say("cancelling " + id + " (Ctrl-C again: leave it)");
            Thread.ofVirtual().start(() -> cancel(api, id, screen));
        });
    }

    /** Returns on Ctrl-C and on what {@code down} sends; being told to stop is no failure. */
    static void awaitStop() throws InterruptedException {
        var told = new CountDownLatch(1);
        for (var signal : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(signal), received -> told.countDown());
        }
        told.await();
    }

    private static void cancel(Api api, String id, Screen screen) {
        try {
            api.post(Api.requestPath(id) + "/cancel", JsonNodeFactory.instance.objectNode());
        } catch (ApiException tooLate) {
            screen.say(tooLate.getMessage());
        }
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
