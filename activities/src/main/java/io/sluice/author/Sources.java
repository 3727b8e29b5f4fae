package io.sluice.author;

import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first rows of whatever a request may extract; nothing is opened before a sentence names it. */
@FunctionalInterface
public interface Sources {

    Sources NONE = source -> new Sample(List.of(), List.of(), false);

    Sample sample(Source source);

    /** Where the files of the request are; empty if it has no data folder. */
    default Optional<String> folder() {
        return Optional.empty();
    }

    /** The path of a file that a sentence names, as seen from that folder; empty if it leads out of it. */
    default Optional<String> within(String written) {
        return Optional.of(written);
    }

    /** The columns that an extract of a source puts out, and its first rows in canonical text; {@code whole} if there are no others. */
    record Sample(List<LoadColumn> columns, List<List<@Nullable String>> rows, boolean whole) {}
}
