package io.sluice.target;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Step.Load;
import io.sluice.target.StageTable.StageColumn;
import java.util.Optional;
import org.jooq.Name;

/**
 * What is to be staged: a load of a request. {@code sourceDigest} is the digest of the source's content, empty for a live source; {@code
 * origin} says what is read.
 */
public record StageOrder(String request, Load load, String sourceDigest, String origin) {

    /** Whether reading the source again gives the same rows, so that a stage may be filled up where it broke off. */
    boolean repeatable() {
        return !sourceDigest.isEmpty();
    }

    public StageTable table(Name name) {
        return new StageTable(
                name,
                load.columns().stream()
                        .map(column -> new StageColumn(column.to(), column.type()))
                        .toList());
    }

    public Optional<Destination.Table> destination() {
        return load.destination() instanceof Destination.Table table ? Optional.of(table) : Optional.empty();
    }

    /** Whether the stage is to be a table of its own: a new one, or rows that statements read by name. */
    public boolean makes() {
        return isOutput() || destination().filter(Destination.Table::create).isPresent();
    }

    /** Whether the rows are read by statements of the same pipeline. */
    public boolean isOutput() {
        return load.destination() instanceof Destination.Output;
    }

    /** Names everything that decides what the stage holds: another plan means another stage. */
    public String plan() {
        return Digests.of(Json.write(load), sourceDigest, origin);
    }
}
