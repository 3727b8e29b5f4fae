package io.sluice.store;

/** Why a request did not end well: a stable code, where it happened, what happened and what to do next; step 0 is no step. */
public record RequestError(String code, String phase, int step, String message, String next) {}
