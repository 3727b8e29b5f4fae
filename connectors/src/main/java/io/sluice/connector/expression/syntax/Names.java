package io.sluice.connector.expression.syntax;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which names a template reads and has not set before. */
final class Names {
    private final Set<String> builtin;
    private final Set<String> set = new HashSet<>(Set.of("loop"));
    private final Set<String> undeclared = new LinkedHashSet<>();

    Names(Set<String> builtin) {
        this.builtin = builtin;
    }

    void set(String name) {
        set.add(name);
    }

    void read(String name) {
        if (!set.contains(name) && !builtin.contains(name)) {
            undeclared.add(name);
        }
    }

    Set<String> undeclared() {
        return undeclared;
    }
}
