package io.sluice.store;

import java.time.Instant;

/** One line of a request's timeline; {@code id} grows, so that a reader who was away can go on after the last one it saw. */
public record Event(long id, int n, String kind, String json, Instant at) {}
