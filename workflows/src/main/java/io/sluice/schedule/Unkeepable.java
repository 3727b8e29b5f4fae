package io.sluice.schedule;

/** Why words that say how often make no rule, and what to say instead. */
final class Unkeepable extends RuntimeException {

    private final String next;

    Unkeepable(String why, String next) {
        super(why);
        this.next = next;
    }

    String next() {
        return next;
    }
}
