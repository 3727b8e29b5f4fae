package io.sluice.inspect;

import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Finds what a step says of how a file is written, where the file itself plainly says otherwise. */
final class FormatCheck {

    private FormatCheck() {}

    static void run(int step, Source.File source, FileMetadata file) {
        var said = source.format();
        var found = file.format();
        if (found == null) {
            return;
        }
        if (said.kind() != found.kind()) {
            throw new DraftFault(
                    Problem.Kind.OTHER,
                    step,
                    source.path() + " is " + found.kind() + ", not " + said.kind(),
                    source.path(),
                    "Read it as " + found.kind());
        }
        if (wide(said.charset()) != wide(found.charset())
                || (wide(said.charset()) && !same(said.charset(), found.charset()))) {
            throw new DraftFault(
                    Problem.Kind.ENCODING,
                    step,
                    source.path() + " is written in " + found.charset() + ", not " + said.charset(),
                    said.charset(),
                    "Read it as " + found.charset());
        }
        var oneField = file.columns().size() <= 1;
        if (said.kind() == FileFormat.Kind.CSV && said.delimiter() != found.delimiter() && !oneField) {
            throw new DraftFault(
                    Problem.Kind.DELIMITER,
                    step,
                    "the fields of " + source.path() + " are separated by " + shown(found.delimiter()) + ", not "
                            + shown(said.delimiter()),
                    String.valueOf(said.delimiter()),
                    "Read it with the delimiter " + shown(found.delimiter()));
        }
    }

    /** UTF-16 and UTF-32 cannot be mistaken; among the one-byte sets a person may know better than a guess. */
    private static boolean wide(String charset) {
        return Set.of("UTF-16", "UTF-32").stream().anyMatch(charset.toUpperCase(Locale.ROOT)::startsWith);
    }

    private static boolean same(String one, String other) {
        return Charset.forName(one).equals(Charset.forName(other))
                || other.equals(StandardCharsets.UTF_16.name())
                || one.equals(StandardCharsets.UTF_16.name());
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "a tab" : "'" + delimiter + "'";
    }
}
