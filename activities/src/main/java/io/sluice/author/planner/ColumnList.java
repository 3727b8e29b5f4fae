package io.sluice.author.planner;

import java.util.List;

/** Columns in the order of the words, and how the words join them. */
record ColumnList(List<String> names, Joiner joiner) {

    enum Joiner {
        NONE,
        AND,
        OR
    }
}
