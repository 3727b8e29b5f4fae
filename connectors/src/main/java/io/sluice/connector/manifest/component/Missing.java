package io.sluice.connector.manifest.component;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a stream needs and this version has not ({@code missing}), and what is passed over ({@code ignored}), both by name. */
public final class Missing {
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();

    void miss(String what) {
        missing.add(what);
    }

    void ignore(String what) {
        ignored.add(what);
    }

    public Set<String> missing() {
        return missing;
    }

    public Set<String> ignored() {
        return ignored;
    }
}
