package io.sluice.author.repair;

import io.sluice.pipeline.Pipeline;

/** A pipeline that may do better, why, and whether it drops or changes rows that the sentence did not mention. */
public record Mend(Pipeline pipeline, String reason, boolean changesMeaning) {}
