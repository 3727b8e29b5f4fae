package io.sluice.pipeline;

import io.sluice.pipeline.Step.Load;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of records that are loaded as a set: what their table holds of records that have come again, and of mirrored ones of records that
 * have not, goes where it is not among the elements that were read.
 */
public record ListSet(Source.Lists lists, boolean mirrored) {

    /** Whether a load is of that kind; in a new table there is nothing to take out. */
    public static Optional<ListSet> of(Pipeline pipeline, Load load) {
        var replaces = load.mode() == WriteMode.UPSERT
                && load.destination() instanceof Destination.Table(var name, var create)
                && !create;
        return replaces
                ? pipeline.steps().stream()
                        .flatMap(step -> read(step, load.source()))
                        .map(lists -> new ListSet(lists, isMirrored(pipeline, lists)))
                        .findFirst()
                : Optional.empty();
    }

    /** The lists that a step reads into this output; an extract whose columns are known is a load. */
    private static Stream<Source.Lists> read(Step step, Source output) {
        var read =
                switch (step) {
                    case Step.Extract extract
                    when new Source.Output(extract.output()).equals(output) -> extract.source();
                    case Load load
                    when load.destination() instanceof Destination.Output(var name)
                            && new Source.Output(name).equals(output) -> load.source();
                    default -> null;
                };
        return read instanceof Source.Lists lists ? Stream.of(lists) : Stream.of();
    }

    private static boolean isMirrored(Pipeline pipeline, Source.Lists lists) {
        var records = new Source.Output(lists.output());
        return pipeline.steps().stream()
                .anyMatch(step ->
                        step instanceof Load load && load.source().equals(records) && load.mode() == WriteMode.MIRROR);
    }

    /** The columns of the table that name the record. */
    public List<String> hung(Load load) {
        return load.key().subList(0, lists.key().size());
    }
}
