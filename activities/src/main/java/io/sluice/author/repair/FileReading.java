package io.sluice.author.repair;

import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file that was read in the wrong way: first as it looks now, then in the other usual ways, one for each attempt. */
final class FileReading implements RepairRule {

    private static final List<String> CHARSETS = List.of("UTF-8", "windows-1252", "UTF-16", "ISO-8859-15");
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    @Override
    public Optional<Mend> mend(Wound wound) {
        return wound.is(
                        Problem.Kind.ENCODING,
                        Problem.Kind.DELIMITER,
                        Problem.Kind.QUOTING,
                        Problem.Kind.MISSING_COLUMN,
                        Problem.Kind.TOO_MANY_REJECTS)
                ? wound.readers()
                        .map(step -> mend(wound, step))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Mend> mend(Wound wound, Step step) {
        if (!(Wound.sourceOf(step) instanceof Source.File(var path, var format))) {
            return Optional.empty();
        }
        var detected = wound.file(step).map(file -> file.format()).filter(found -> !found.equals(format));
        return Stream.concat(
                        detected.stream(),
                        detected.isPresent()
                                ? Stream.empty()
                                : next(wound.problem().kind(), format).stream())
                .findFirst()
                .flatMap(right -> wound.with(
                        Loads.reading(step, new Source.File(path, right)),
                        "the file looks written otherwise: " + difference(format, right),
                        false));
    }

    private static Optional<FileFormat> next(Problem.Kind kind, FileFormat old) {
        return switch (kind) {
            case ENCODING ->
                after(CHARSETS, old.charset())
                        .map(charset ->
                                new FileFormat(old.kind(), charset, old.delimiter(), old.quote(), old.header()));
            case DELIMITER ->
                after(DELIMITERS, old.delimiter())
                        .map(delimiter ->
                                new FileFormat(old.kind(), old.charset(), delimiter, old.quote(), old.header()));
            case QUOTING ->
                Optional.of(new FileFormat(
                        old.kind(), old.charset(), old.delimiter(), old.quote() == '"' ? '\'' : '"', old.header()));
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> after(List<T> all, T one) {
        var at = all.indexOf(one) + 1;
        return at < all.size() ? Optional.of(all.get(at)) : Optional.empty();
    }

    private static String difference(FileFormat wrong, FileFormat right) {
        if (wrong.kind() != right.kind()) {
            return "as " + right.kind();
        }
        if (!wrong.charset().equals(right.charset())) {
            return "in " + right.charset();
        }
        if (wrong.delimiter() != right.delimiter()) {
            return "with " + (right.delimiter() == '\t' ? "tabs" : "“" + right.delimiter() + "”")
                    + " between its fields";
        }
        return wrong.quote() != right.quote()
                ? "with " + right.quote() + " around its fields"
                : right.header() ? "with a header" : "without a header";
    }
}
