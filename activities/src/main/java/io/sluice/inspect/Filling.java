package io.sluice.inspect;

import io.sluice.author.Sources.Sample;
import io.sluice.pipeline.LoadColumn;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which fields of an API's sampled records {@code always} had a value, and which {@code never}: a field that a schema declares stays a column
 * when the API sends it no more.
 */
record Filling(List<String> always, List<String> never) {

    /** Of fewer records nothing is concluded. */
    private static final int ENOUGH = 10;

    static final Filling UNKNOWN = new Filling(List.of(), List.of());

    static Filling of(Sample sample, Predicate<LoadColumn> which) {
        return sample.rows().size() < ENOUGH
                ? UNKNOWN
                : new Filling(
                        fields(sample, which, at -> sample.rows().stream().allMatch(row -> row.get(at) != null)),
                        fields(sample, which, at -> sample.rows().stream().allMatch(row -> row.get(at) == null)));
    }

    private static List<String> fields(Sample sample, Predicate<LoadColumn> which, IntPredicate filled) {
        var columns = sample.columns();
        return IntStream.range(0, columns.size())
                .filter(at -> which.test(columns.get(at)))
                .filter(filled)
                .mapToObj(at -> columns.get(at).from())
                .toList();
    }
}
