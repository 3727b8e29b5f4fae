package io.sluice.author.planner;

/** A table as the sentence writes it; {@code said} tells whether it was called new or existing. */
record TargetName(String written, boolean quoted, Said said) {

    enum Said {
        NOTHING,
        NEW,
        EXISTING
    }

    TargetName saying(Said word) {
        return new TargetName(written, quoted, word);
    }
}
