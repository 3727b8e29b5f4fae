package io.sluice.standalone.postgres;

/** The server settings of a cluster. */
final class Configuration {
    /** For our own passwords, which are long and random: stretching them would only make every connection slow. */
    static final String UNSTRETCHED = "scram_iterations = 1";

    private static final String COMMON = """
            listen_addresses = '127.0.0.1'
            # a socket's path would be too long in a deep home, and TCP asks for the password too
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 100
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_duration_statement = -1
            # nothing replicates from here; rows copied into a table of the same transaction skip the log, safely
            wal_level = minimal
            max_wal_senders = 0
            """;

    private static final String DURABLE = """
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = '512MB'
            max_wal_size = '2GB'
            # for passwords that people set in the warehouse
            scram_iterations = 4096
            """;

    /** A doubtful sandbox is thrown away, so it need not pay for what durability costs. */
    private static final String THROWAWAY = """
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            shared_buffers = '64MB'
            autovacuum = off
            scram_iterations = 1
            """;

    private Configuration() {}

    static String of(ClusterKind kind, int port) {
        return COMMON + (kind.durable() ? DURABLE : THROWAWAY) + "port = " + port + "\n";
    }
}
