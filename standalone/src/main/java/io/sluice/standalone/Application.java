package io.sluice.standalone;

import io.sluice.standalone.home.Published;

/** Worker and ui in this process; {@link Server} starts it on its {@link Parts} and closes it before them. */
public interface Application extends AutoCloseable {

    /** Where REST and the web page answer, once they do. */
    String web();

    /** {@code docker}, {@code bubblewrap} or {@code none}. */
    String sandbox();

    Published.Author author();

    @Override
    void close();

    /** Starts it; returns when requests are accepted. */
    @FunctionalInterface
    interface Starter {
        Application start(Parts parts);
    }
}
