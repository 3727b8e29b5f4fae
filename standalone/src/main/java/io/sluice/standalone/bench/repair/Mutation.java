package io.sluice.standalone.bench.repair;

import io.sluice.pipeline.Pipeline;

/** A pipeline with one fault put in; {@code what} says which. */
record Mutation(FaultClass kind, WorkingPipeline of, Pipeline broken, String what) {
    String id() {
        return kind.title() + "/" + of.name() + "/" + what;
    }
}
