package io.sluice.connector.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reader gives next; slices are told apart by their ordinal, from 0. */
public sealed interface Piece {

    /** Some records of a page, in order: at most 500, and no more than a few MB unless one record is larger. */
    record Records(long slice, List<Map<String, @Nullable Object>> records) implements Piece {}

    /** A page has been given whole; {@code next} is where the reading can go on after it. */
    record PageEnd(long slice, Position next) implements Piece {}

    /** A slice has been given whole; its state is part of {@code next}. */
    record SliceEnd(long slice, Position next) implements Piece {}

    /** The API wants a pause: ask the same reader again after that, or another one from the last position. */
    record Pause(Duration duration, String reason) implements Piece {}

    /** Everything has been given; {@code state} is where an incremental reading starts next time. */
    record End(Map<String, @Nullable Object> state) implements Piece {}
}
