package io.sluice.store;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A configured source or target as it is kept: {@code kind} is postgres, mysql, sqlite, files or api; {@code location} the URL without a
 * password, a path, or the manifest's name; {@code secret} a password, or an API's whole configuration as JSON; {@code readOnly} when the
 * role may not create the ledger. {@code id} is 0 and {@code createdAt} the epoch until it is saved; a secret is sealed for the id.
 */
public record StoredConnection(
        int id,
        String name,
        String kind,
        String location,
        @Nullable String secret,
        @Nullable StoredApi api,
        boolean readOnly,
        State state,
        @Nullable String detail,
        Instant createdAt) {

    public static final String API = "api";

    /** Ends the name of a connection that is tried before it takes the place of the one that works; no user's name holds a tilde. */
    public static final String CANDIDATE = "~candidate";

    /** What an API connection has besides: the manifest's text, and what replaces scheme, host and path prefix of its addresses. */
    public record StoredApi(String manifest, @Nullable String baseUrl) {}

    /** Whether the far side answered when it was last asked. */
    public enum State {
        UNTESTED,
        GOOD,
        BAD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static StoredConnection untested(String name, String kind, String location, @Nullable String secret) {
        return new StoredConnection(0, name, kind, location, secret, null, false, State.UNTESTED, null, Instant.EPOCH);
    }

    /** {@code config} is the JSON object that the manifest's {@code spec} asks for. */
    public static StoredConnection untestedApi(String name, String manifestName, String config, StoredApi api) {
        return new StoredConnection(0, name, API, manifestName, config, api, true, State.UNTESTED, null, Instant.EPOCH);
    }

    /** The same under another name. */
    public StoredConnection named(String other) {
        return new StoredConnection(id, other, kind, location, secret, api, readOnly, state, detail, createdAt);
    }

    /** The same with another secret. */
    public StoredConnection holding(@Nullable String other) {
        return new StoredConnection(id, name, kind, location, other, api, readOnly, state, detail, createdAt);
    }

    /** The same with what its check found. */
    public StoredConnection checked(State found, boolean writesForbidden, @Nullable String said) {
        return new StoredConnection(id, name, kind, location, secret, api, writesForbidden, found, said, createdAt);
    }

    @Override
    public String toString() {
        return "StoredConnection[" + name + ", " + kind + ", " + location + ", " + state + "]";
    }
}
