package io.sluice.pipeline;

import java.util.List;

/** One column of a load: the source's field, the destination's column, its type there, and what is done to the text before. */
public record LoadColumn(String from, String to, ColumnType type, List<Cleaning> cleanings) {

    public LoadColumn {
        cleanings = List.copyOf(cleanings);
    }

    public static LoadColumn of(String name, ColumnType type) {
        return new LoadColumn(name, name, type, List.of());
    }
}
