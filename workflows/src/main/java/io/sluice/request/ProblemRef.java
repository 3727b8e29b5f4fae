package io.sluice.request;

import io.sluice.pipeline.Problem;

/** Names a problem in the store; its message may hold data and stays there. */
public record ProblemRef(long id, Problem.Kind kind, int step) {}
