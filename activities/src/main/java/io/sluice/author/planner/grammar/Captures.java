package io.sluice.author.planner.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The slots that a phrase filled, the last one first. */
public final class Captures {

    static final Captures NONE = new Captures(null, "", new Found<>("", 0, 0));

    private final @Nullable Captures before;
    private final String label;
    private final Found<?> found;

    private Captures(@Nullable Captures before, String label, Found<?> found) {
        this.before = before;
        this.label = label;
        this.found = found;
    }

    Captures with(String name, Found<?> found) {
        return new Captures(this, name, found);
    }

    /** The value of a slot that the phrase always fills. */
    public <T> T the(String name) {
        return this.<T>maybe(name).orElseThrow(() -> new IllegalStateException("the phrase fills no slot " + name));
    }

    @SuppressWarnings("unchecked") // a rule knows what its own slots yield
    public <T> Optional<T> maybe(String name) {
        for (var capture = this; capture != null; capture = capture.before) {
            if (capture.label.equals(name)) {
                return Optional.of((T) capture.found.value());
            }
        }
        return Optional.empty();
    }

    public boolean has(String name) {
        return maybe(name).isPresent();
    }

    /** Those of all slots, in the order of the words. */
    List<Slip> slips() {
        var slips = new ArrayList<Slip>();
        for (var capture = this; capture != null; capture = capture.before) {
            slips.addAll(0, capture.found.slips());
        }
        return slips;
    }
}
