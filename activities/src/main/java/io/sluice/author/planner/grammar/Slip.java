package io.sluice.author.planner.grammar;

import java.util.List;

/**
 * Words that were taken for the name of a thing, such as a column, though they do not spell it; {@code names} has several where any of them may
 * be meant.
 */
public record Slip(String said, String thing, List<String> names) {

    public Slip {
        names = List.copyOf(names);
    }

    public String told() {
        return "“" + said + "” is taken for the " + thing + " " + String.join(" or ", names);
    }
}
