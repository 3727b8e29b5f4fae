package io.sluice.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A configured source or target as it is kept: {@code kind} is postgres, mysql, sqlite or files; {@code location} the URL without a
 * password, or a path; {@code settings} a JSON object; {@code readOnly} when the role may not create the ledger.
 */
public record StoredConnection(
        String name,
        String kind,
        String location,
        @Nullable String secret,
        String settings,
        boolean readOnly,
        State state,
        @Nullable String detail) {

    /** Ends the name of a connection that is tried before it takes the place of the one that works; no user's name holds a tilde. */
    public static final String CANDIDATE = "~candidate";

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
        return new StoredConnection(name, kind, location, secret, "{}", false, State.UNTESTED, null);
    }

    /** The same under another name. */
    public StoredConnection named(String other) {
        return new StoredConnection(other, kind, location, secret, settings, readOnly, state, detail);
    }

    /** The same with what its check found. */
    public StoredConnection checked(State found, boolean writesForbidden, @Nullable String said) {
        return new StoredConnection(name, kind, location, secret, settings, writesForbidden, found, said);
    }

    @Override
    public String toString() {
        return "StoredConnection[" + name + ", " + kind + ", " + location + ", " + state + "]";
    }
}
