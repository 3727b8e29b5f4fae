package io.sluice.pipeline;

import io.sluice.pipeline.Step.Load;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of records that are loaded as a set: what their table holds of records that have come again, and of mirrored ones of records that
 * have not, goes where it is not among the elements that were read. {@code hung}: the columns of the table that name the record.
 */
public record ListSet(Source.Lists lists, List<String> hung, boolean mirrored) {

    public ListSet {
        hung = List.copyOf(hung);
    }

    /** Whether a load is of that kind; in a new table there is nothing to take out. */
    public static Optional<ListSet> of(Pipeline pipeline, Load load) {
        var replaces = load.mode() == WriteMode.UPSERT
                && load.destination() instanceof Destination.Table(var name, var create)
                && !create;
        return replaces
                ? pipeline.steps().stream()
                        .flatMap(step -> read(pipeline, step, load))
                        .filter(set -> set.hung.size() == set.lists.key().size()
                                && load.key().containsAll(set.hung))
                        .findFirst()
                : Optional.empty();
    }

    /** An extract whose columns are known is a load; before they are, the record's key is told by its place in the load's. */
    private static Stream<ListSet> read(Pipeline pipeline, Step step, Load load) {
        if (step instanceof Step.Extract extract
                && extract.source() instanceof Source.Lists lists
                && new Source.Output(extract.output()).equals(load.source())) {
            var hung = load.key().stream().limit(lists.key().size()).toList();
            return Stream.of(new ListSet(lists, hung, isMirrored(pipeline, lists)));
        }
        if (step instanceof Load read
                && read.source() instanceof Source.Lists lists
                && read.destination() instanceof Destination.Output(var output)
                && new Source.Output(output).equals(load.source())) {
            return Stream.of(new ListSet(lists, hung(read, lists), isMirrored(pipeline, lists)));
        }
        return Stream.of();
    }

    private static List<String> hung(Load read, Source.Lists lists) {
        return lists.key().stream()
                .flatMap(key ->
                        read.columns().stream().filter(column -> column.from().equals(lists.named(key))))
                .map(LoadColumn::to)
                .toList();
    }

    private static boolean isMirrored(Pipeline pipeline, Source.Lists lists) {
        var records = new Source.Output(lists.output());
        return pipeline.steps().stream()
                .anyMatch(step ->
                        step instanceof Load load && load.source().equals(records) && load.mode() == WriteMode.MIRROR);
    }
}
