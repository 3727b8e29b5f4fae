package io.sluice.undo;

/** Names a stored undo plan: {@code hash} seals it, {@code rows} go back, {@code conflicts} were changed by others since the commit. */
public record UndoRef(String request, String hash, long rows, long conflicts) {}
