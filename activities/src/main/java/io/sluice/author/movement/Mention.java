package io.sluice.author.movement;

import io.sluice.author.planner.link.Words;
import java.util.Set;

/** One source as a sentence names it: what is read, and the words for where it lies. */
record Mention(String name, String place) {

    private static final Set<String> ALL_OF_IT = Set.of("row", "record", "data", "everything", "content", "table");

    /** Whether nothing else is said of a table that is named by its place already ("the number of rows of crm.people" is more than its rows). */
    boolean saysOnce() {
        var point = place.lastIndexOf('.');
        var said = Words.stems(name);
        return !(Place.of(place) instanceof Place.Named)
                || point < 0
                || said.equals(Words.stems(place.substring(point + 1)))
                || said.equals(Words.stems(place))
                || said.size() == 1 && ALL_OF_IT.contains(said.getFirst());
    }
}
