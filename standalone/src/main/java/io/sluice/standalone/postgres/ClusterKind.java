package io.sluice.standalone.postgres;

import java.util.Locale;

/** The two clusters of an installation, kept apart because untrusted SQL runs in one of them. */
public enum ClusterKind {
    /** Holds the store and the warehouse; survives a power cut. */
    MAIN(15432, true),
    /** Holds nothing that cannot be made again; a doubtful data folder is thrown away. */
    SANDBOX(15532, false);

    private final int preferredPort;
    private final boolean durable;

    ClusterKind(int preferredPort, boolean durable) {
        this.preferredPort = preferredPort;
        this.durable = durable;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int preferredPort() {
        return preferredPort;
    }

    boolean durable() {
        return durable;
    }
}
