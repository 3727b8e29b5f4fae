package io.sluice.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** MySQL's LOAD DATA [LOCAL] INFILE. */
final class LoadDataGrammar {
    private final LoadWords words;
    private String delimiter = "\t";
    private @Nullable String quote;
    private String escape = "\\";
    private @Nullable String encoding;
    private int skipLines;

    LoadDataGrammar(LoadWords words) {
        this.words = words;
    }

    LoadRequest parse() {
        words.expect("load");
        words.expect("data");
        words.take("local");
        words.expect("infile");
        var literal = words.peek();
        var file = LoadGrammar.path(literal, words.literal());
        if (words.take("replace") || words.take("ignore")) {
            throw words.refused("REPLACE and IGNORE hide errors; name the mode of the load instead.");
        }
        words.expect("into");
        words.expect("table");
        var table = words.table();
        if (words.take("character", "set")) {
            encoding = words.next().text();
        }
        fields();
        lines();
        var columns = columns();
        return new LoadRequest(table, columns, file, "csv", delimiter, quote, escape, "\\N", skipLines, encoding);
    }

    private void fields() {
        if (!words.take("fields") && !words.take("columns")) {
            return;
        }
        while (true) {
            if (words.take("terminated", "by")) {
                delimiter = words.literal();
            } else if (words.take("optionally", "enclosed", "by") || words.take("enclosed", "by")) {
                quote = words.literal();
            } else if (words.take("escaped", "by")) {
                escape = words.literal();
            } else {
                return;
            }
        }
    }

    private void lines() {
        if (words.take("lines")) {
            words.expect("terminated");
            words.expect("by");
            if (!List.of("\n", "\r\n").contains(words.literal())) {
                throw words.refused("Lines end with \\n or \\r\\n.");
            }
        }
        if (words.take("ignore")) {
            var count = words.next().text();
            if (!count.matches("\\d{1,4}") || !(words.take("lines") || words.take("rows"))) {
                throw words.refused("IGNORE n LINES was expected.");
            }
            skipLines = Integer.parseInt(count);
        }
    }

    private List<String> columns() {
        var columns = words.columns();
        if (!words.done()) {
            throw words.refused("Nothing may follow the columns; compute in a SQL step.");
        }
        return columns;
    }
}
