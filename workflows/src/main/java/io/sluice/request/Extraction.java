package io.sluice.request;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The parts of a pipeline's sources that are still to be read, by their numbers from 0, and how long their sources have rested by now. */
public record Extraction(PipelineRef pipeline, List<Integer> parts, Duration rested) {

    public Extraction {
        parts = List.copyOf(parts);
    }

    /** All of them. */
    static Extraction of(PipelineRef pipeline) {
        return new Extraction(
                pipeline, IntStream.range(0, pipeline.parts()).boxed().toList(), Duration.ZERO);
    }
}
