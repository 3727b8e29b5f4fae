package io.sluice.target;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Newness;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Window;
import io.sluice.target.StageTable.StageColumn;
import java.util.List;
import java.util.Optional;
import org.jooq.Name;
import org.jspecify.annotations.Nullable;

/**
 * What is to be staged: a load of a request. {@code sourceDigest} is the digest of the source's content, empty for a live source; {@code
 * origin} says what is read, {@code since} from where on, or within which {@code window}; both null: everything.
 */
public record StageOrder(
        String request,
        Load load,
        String sourceDigest,
        String origin,
        @Nullable StreamState since,
        @Nullable Window window) {

    /** Everything is read. */
    public StageOrder(String request, Load load, String sourceDigest, String origin) {
        this(request, load, sourceDigest, origin, null, null);
    }

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

    /** What tells the rows of a stream apart, where something does. */
    public Optional<Newness> keyed() {
        return Optional.ofNullable(load.newness())
                .filter(newness -> isOutput() && !newness.key().isEmpty());
    }

    /** The same, once it is known that no key came twice. */
    StageOrder apart() {
        var newness = load.newness();
        return newness == null
                ? this
                : new StageOrder(
                        request,
                        load.knowing(new Newness(List.of(), newness.cursor(), newness.incremental())),
                        sourceDigest,
                        origin,
                        since,
                        window);
    }

    /** Names everything that decides what the stage holds: another plan means another stage. */
    public String plan() {
        var all = Digests.of(Json.write(load), sourceDigest, origin);
        if (window != null) {
            return Digests.of(all, window.from(), window.to());
        }
        return since == null ? all : Digests.of(all, since.name());
    }
}
