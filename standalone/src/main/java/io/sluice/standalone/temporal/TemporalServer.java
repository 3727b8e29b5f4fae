package io.sluice.standalone.temporal;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.TemporalSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A Temporal server that is ready for Sluice: the first link of the chain that holds. */
public interface TemporalServer extends AutoCloseable {

    TemporalAddress address();

    /** Stops what was started; an external server is left alone. */
    @Override
    void close();

    /**
     * A configured address, else a {@code temporal} binary as a child process, else the server inside the JVM.
     *
     * @param say told in words what is happening and what the server found here lacks
     */
    static TemporalServer start(Home home, TemporalSettings settings, Consumer<String> say) {
        if (settings.address().isPresent()) {
            return External.connect(settings.address().get(), settings.namespace());
        }
        Optional<TemporalServer> child =
                TemporalBinary.find(say).map(binary -> DevServer.start(binary, home, settings, say));
        return child.orElseGet(() -> {
            say.accept("no Temporal server here, using the one inside the JVM: NOT DURABLE, NO SCHEDULES, NO UI"
                    + " (install 'temporal' or Go 1.26.4 to get a real one)");
            return InJvm.start(settings);
        });
    }

    /** Somebody else's server. */
    record External(TemporalAddress address) implements TemporalServer {
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        static External connect(String address, String namespace) {
            try (var setup = new ServerSetup(address, namespace)) {
                setup.awaitReady(PATIENCE, () -> true);
                setup.registerSearchAttributes();
            }
            return new External(
                    new TemporalAddress(address, namespace, Optional.empty(), TemporalAddress.Kind.EXTERNAL));
        }

        @Override
        public void close() {}
    }
}
