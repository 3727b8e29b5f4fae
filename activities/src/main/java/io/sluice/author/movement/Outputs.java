package io.sluice.author.movement;

import io.sluice.author.planner.SnakeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Names for what is read: like the source, and no two alike. */
final class Outputs {

    private Outputs() {}

    static String name(String source) {
        return SnakeNames.snake(source);
    }

    static List<Found> distinct(List<Found> all) {
        var taken = new HashSet<String>();
        var named = new ArrayList<Found>();
        for (var found : all) {
            var name = found.output();
            for (int n = 2; !taken.add(name); n++) {
                name = found.output() + "_" + n;
            }
            named.add(new Found(name, found.source(), found.sample(), found.table()));
        }
        return named;
    }
}
