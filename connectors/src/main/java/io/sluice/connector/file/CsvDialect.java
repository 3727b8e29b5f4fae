package io.sluice.connector.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One way to read a sample as CSV and how well it fits: the share of records that have as many fields as the first. */
record CsvDialect(char delimiter, char quote, int columns, double fit, int quotedFields) {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int RECORDS = 500;

    /** The dialect that fits best, or null if no delimiter cuts the first record. */
    static @Nullable CsvDialect of(String sample) {
        CsvDialect best = null;
        for (char quote : new char[] {'"', '\'', 0}) {
            // tabs and bars are often written without quoting; between commas an open quote is a mistake that must be
            // seen
            for (char delimiter : quote == 0 ? new char[] {'\t', '|'} : DELIMITERS) {
                var candidate = measure(sample, delimiter, quote);
                if (candidate.columns > 1 && (best == null || candidate.betterThan(best))) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** The quote character of a sample of one column. */
    static char quoteOfOneColumn(String sample) {
        return measure(sample, ',', '"').fit > 0 ? '"' : 0;
    }

    private boolean betterThan(CsvDialect other) {
        if (quote == other.quote) {
            return fit > other.fit + 0.05 || fit > other.fit - 0.05 && columns > other.columns;
        }
        // another quote than " must fit better, or be the only one that is used
        boolean used = quote == '\'' && quotedFields >= 2;
        return (quote == 0 || used) && fit > other.fit + 0.05 || used && fit >= other.fit && other.quotedFields == 0;
    }

    private static CsvDialect measure(String sample, char delimiter, char quote) {
        var tokens = new CsvTokenizer(new StringReader(sample), delimiter, quote);
        int records = 0;
        int alike = 0;
        int columns = 0;
        int quoted = 0;
        try {
            while (records < RECORDS && tokens.advance()) {
                if (tokens.emptyLine()) {
                    continue;
                }
                if (tokens.unterminated() && records > 0) {
                    // the sample may end inside a field, but not many lines before its end
                    records += (int) Math.min(RECORDS, tokens.lines() - 1);
                    break;
                }
                columns = records++ == 0 ? tokens.size() : columns;
                alike += tokens.size() == columns && tokens.fault() == null ? 1 : 0;
                for (int i = 0; i < tokens.size(); i++) {
                    quoted += tokens.quoted(i) ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvDialect(delimiter, quote, columns, records == 0 ? 0 : (double) alike / records, quoted);
    }
}
