package io.sluice.author.planner;

import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.FileFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;

/**
 * How a sentence says that its files are written, held against how they look: the encoding may be another of one byte a character, which no
 * look can tell; what changes the fields themselves is asked.
 */
final class SaidDialect {

    private final List<Clause.Written> said;

    SaidDialect(LoadSketch sketch) {
        this.said = sketch.all(Clause.Written.class);
    }

    FileSource of(FileSource source) {
        return said.isEmpty()
                ? source
                : new FileSource(
                        source.written(), source.files().stream().map(this::of).toList(), source.pattern());
    }

    private FileMetadata of(FileMetadata file) {
        var format = Objects.requireNonNull(file.format());
        for (var one : said) {
            format = switch (one.how()) {
                case DELIMITER ->
                    agreed(file, format, one, String.valueOf(format.delimiter()), "has %s between its fields");
                case QUOTE -> agreed(file, format, one, String.valueOf(format.quote()), "has %s around its fields");
                case HEADER ->
                    agreed(
                            file,
                            format,
                            one,
                            String.valueOf(format.header()),
                            format.header() ? "begins with a header" : "has no header");
                case CHARSET -> encoded(file, format, one.value());
            };
        }
        return new FileMetadata(file.path(), format, file.bytes(), file.modified(), file.columns(), file.unreadable());
    }

    private static FileFormat agreed(
            FileMetadata file, FileFormat format, Clause.Written one, String looks, String words) {
        if (format.kind() == FileFormat.Kind.CSV && !one.value().equals(looks)) {
            throw new NotSure(
                    "dialect",
                    file.path() + " looks as if it " + words.formatted("“" + looks.replace("\t", "tab") + "”")
                            + ", with the columns "
                            + String.join(
                                    ", ",
                                    file.columns().stream()
                                            .map(column -> column.name())
                                            .limit(10)
                                            .toList())
                            + ". Leave that part out to read it so.",
                    List.of());
        }
        return format;
    }

    private static FileFormat encoded(FileMetadata file, FileFormat format, String charset) {
        if (wide(charset) != wide(format.charset())) {
            throw new NotSure(
                    "dialect",
                    file.path() + " is written in " + format.charset() + ", not in " + charset
                            + ". Leave that part out to read it so.",
                    List.of());
        }
        return wide(charset)
                ? format
                : new FileFormat(
                        format.kind(),
                        Charset.forName(charset).name(),
                        format.delimiter(),
                        format.quote(),
                        format.header());
    }

    private static boolean wide(String charset) {
        return charset.matches("(?i)utf-?(16|32).*");
    }
}
