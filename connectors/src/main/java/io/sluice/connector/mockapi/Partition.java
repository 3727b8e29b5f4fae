package io.sluice.connector.mockapi;

import java.util.Set;

/** One partition of an endpoint: letters and digits that tell its records from others', and how far back it stands among all. */
record Partition(String label, int ordinal) {
    static Partition of(Set<String> keys) {
        return new Partition(
                String.join("k", keys).replaceAll("[^A-Za-z0-9]", ""),
                keys.size() > 2
                        ? together(keys)
                        : keys.stream().mapToInt(Partition::ordinal).max().orElse(0));
    }

    /** Deep down there would be too many: only those stand at the front whose parents all do. */
    private static int together(Set<String> keys) {
        return keys.stream().mapToInt(Partition::ordinal).sum() - keys.size() + 1;
    }

    /** Keys end with the number of their record among its parent's; the first of all parents is 1. */
    private static int ordinal(String key) {
        var digits = key.replaceAll("(?s).*?(\\d{1,4})\\W*$", "$1");
        return digits.matches("\\d+") ? Math.max(1, Integer.parseInt(digits)) : 1 + Math.floorMod(key.hashCode(), 2);
    }

    /** The first ones have much in them and go on changing. */
    boolean isBusy() {
        return ordinal <= 2;
    }
}
