package io.sluice.standalone.bench.repair;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names as hurried people and models write them. */
final class Misspelling {

    private Misspelling() {}

    /** Two letters swapped, one left out, one doubled, or the other number; never the name itself. */
    static String of(String name, RandomGenerator dice) {
        var bare = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        var ending = name.substring(bare.length());
        var at = 1 + dice.nextInt(Math.max(1, bare.length() - 2));
        var swapped = bare.substring(0, at)
                + bare.substring(at + 1, Math.min(at + 2, bare.length()))
                + bare.charAt(at)
                + bare.substring(Math.min(at + 2, bare.length()));
        var shorter = bare.substring(0, at) + bare.substring(at + 1);
        var doubled = bare.substring(0, at) + bare.charAt(at) + bare.substring(at);
        var number = bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare + "s";
        var choices = List.of(swapped, shorter, doubled, number);
        var chosen = choices.get(dice.nextInt(choices.size()));
        return (chosen.equals(bare) ? number : chosen) + ending;
    }
}
