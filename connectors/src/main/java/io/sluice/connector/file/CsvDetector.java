package io.sluice.connector.file;

import io.sluice.connector.rows.TypeGuess;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how a delimited file is written and what its columns are. */
final class CsvDetector {

    private CsvDetector() {}

    /** The format and columns of a sample, or the reason why it has none. */
    static Detected detect(String path, String sample, Charset charset) throws IOException {
        var dialect = CsvDialect.of(sample);
        boolean tabs = sample.lines().findFirst().orElse("").indexOf('\t') >= 0;
        var extension = DataName.extension(path);
        if (dialect != null && tabs && (extension.equals("tsv") || extension.equals("tab"))) {
            dialect = new CsvDialect('\t', dialect.quote(), dialect.columns(), dialect.fit(), dialect.quotedFields());
        }
        if (extension.equals("txt")
                && (dialect == null
                        || dialect.fit() < 0.9
                        || sample.lines().limit(2).count() < 2)) {
            return new Detected(null, List.of(), "plain text without columns");
        }
        char delimiter = dialect == null ? ',' : dialect.delimiter();
        char quote = dialect == null ? CsvDialect.quoteOfOneColumn(sample) : dialect.quote();
        return columns(sample, new FileFormat(Kind.CSV, charset.name(), delimiter, quote, true));
    }

    private static Detected columns(String sample, FileFormat format) throws IOException {
        var tokens = new CsvTokenizer(new StringReader(sample), format.delimiter(), format.quote());
        do {
            if (!tokens.advance()) {
                return new Detected(null, List.of(), "the file holds only empty lines");
            }
        } while (tokens.emptyLine());
        if (tokens.fault() != null) {
            return new Detected(null, List.of(), "its first line cannot be used: " + tokens.fault());
        }
        var first = fields(tokens);
        var names = HeaderNames.of(tokens);
        var guesses = first.stream().map(field -> new TypeGuess()).toList();
        while (tokens.advance()) {
            if (tokens.fault() == null && tokens.size() == first.size()) {
                see(guesses, tokens);
            }
        }
        if (isHeader(first, guesses)) {
            return Detected.table(format, names, guesses);
        }
        for (int i = 0; i < first.size(); i++) {
            guesses.get(i).see(first.get(i));
        }
        var headless = new FileFormat(Kind.CSV, format.charset(), format.delimiter(), format.quote(), false);
        return Detected.table(headless, HeaderNames.numbered(first.size()), guesses);
    }

    private static List<@Nullable String> fields(CsvTokenizer tokens) {
        var fields = new ArrayList<@Nullable String>();
        for (int i = 0; i < tokens.size(); i++) {
            fields.add(tokens.field(i));
        }
        return fields;
    }

    private static void see(List<TypeGuess> guesses, CsvTokenizer tokens) {
        for (int i = 0; i < guesses.size(); i++) {
            guesses.get(i).see(tokens.field(i), tokens.line());
        }
    }

    /** A header names its columns in text: text above numbers or dates speaks for one, a value above values of its type against. */
    private static boolean isHeader(List<@Nullable String> first, List<TypeGuess> below) {
        int score = 0;
        boolean values = false;
        for (int i = 0; i < first.size(); i++) {
            var guess = new TypeGuess();
            guess.see(first.get(i));
            boolean value = !guess.blank() && !guess.type().equals(ColumnType.TEXT);
            values |= value && !year(first.get(i));
            if (value) {
                score -= guess.type().kind() == below.get(i).type().kind() && !year(first.get(i)) ? 1 : 0;
            } else if (!guess.blank() && !below.get(i).type().equals(ColumnType.TEXT)) {
                score++;
            }
        }
        return score > 0 || score == 0 && !values;
    }

    /** Years head the columns of many a table. */
    private static boolean year(@Nullable String name) {
        return name != null && name.matches("(19|20)\\d\\d");
    }
}
