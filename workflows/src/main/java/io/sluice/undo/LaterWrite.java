package io.sluice.undo;

import org.jspecify.annotations.Nullable;

/** A request that wrote to a table after the one to be undone, and is undone before it; {@code schedule}: whose firing it is, if it is one. */
public record LaterWrite(String request, @Nullable String schedule, String table) {}
