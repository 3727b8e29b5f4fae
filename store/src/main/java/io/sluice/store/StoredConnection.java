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

    /** The same with what its check found. */
    public StoredConnection checked(State found, boolean writesForbidden, @Nullable String said) {
        return new StoredConnection(name, kind, location, secret, settings, writesForbidden, found, said);
    }

    @Override
    public String toString() {
        return "StoredConnection[" + name + ", " + kind + ", " + location + ", " + state + "]";
    }
}
