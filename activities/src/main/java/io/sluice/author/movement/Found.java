package io.sluice.author.movement;

import io.sluice.author.Sources.Sample;
import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Source;
import java.util.Optional;

/** A source that is really there: what the sentence calls it, what is read, its first rows, and what a database knows of its table. */
record Found(String output, Source source, Sample sample, Optional<TableMetadata> table) {

    boolean has(String column) {
        return sample.columns().stream().anyMatch(one -> Words.stems(one.to()).equals(Words.stems(column)));
    }
}
