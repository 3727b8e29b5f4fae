package io.sluice.guard;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's COPY … FROM 'file', with the options of today and the words of old. */
final class CopyGrammar {
    private final LoadWords words;
    private boolean csv;
    private @Nullable String delimiter;
    private @Nullable String nullText;
    private String quote = "\"";
    private @Nullable String escape;
    private @Nullable String encoding;
    private boolean header;

    CopyGrammar(LoadWords words) {
        this.words = words;
    }

    LoadRequest parse() {
        words.expect("copy");
        if (words.take("(")) {
            throw words.refused("COPY of a query writes a file; ask for an export instead.");
        }
        var table = words.table();
        var columns = words.columns();
        if (words.take("to")) {
            throw words.refused("COPY … TO writes a file; ask for an export instead.");
        }
        words.expect("from");
        var literal = words.peek();
        if (words.take("program") || words.take("stdin")) {
            throw new Refusal(Rule.LOAD, literal.text(), "COPY reads a file here, never a program or stdin.");
        }
        var file = LoadGrammar.path(literal, words.literal());
        options();
        return new LoadRequest(
                table,
                columns,
                file,
                csv ? "csv" : "text",
                delimiter == null ? (csv ? "," : "\t") : delimiter,
                csv ? quote : null,
                csv ? (escape == null ? quote : escape) : "\\",
                nullText == null ? (csv ? "" : "\\N") : nullText,
                header ? 1 : 0,
                encoding);
    }

    private void options() {
        words.take("with");
        if (words.take("(")) {
            do {
                option();
            } while (words.take(","));
            words.expect(")");
        }
        while (!words.done()) {
            option();
        }
    }

    private void option() {
        switch (words.next().text().toLowerCase(Locale.ROOT)) {
            case "format" -> format();
            case "csv" -> csv = true;
            case "header" -> header = header();
            case "delimiter" -> delimiter = character();
            case "null" -> nullText = value();
            case "quote" -> quote = character();
            case "escape" -> escape = character();
            case "encoding" -> encoding = value();
            default -> throw words.refused("This COPY option is not known here.");
        }
    }

    private void format() {
        csv = words.take("csv");
        if (!csv && !words.take("text")) {
            throw words.refused("The format is csv or text.");
        }
    }

    private boolean header() {
        if (words.take("false") || words.take("off")) {
            return false;
        }
        // the option's name alone means yes
        for (var yes : List.of("true", "on", "match")) {
            if (words.take(yes)) {
                break;
            }
        }
        return true;
    }

    private String value() {
        words.take("as");
        return words.literal();
    }

    private String character() {
        var value = value();
        if (value.length() != 1) {
            throw words.refused("One character was expected.");
        }
        return value;
    }
}
