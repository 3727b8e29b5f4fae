package io.sluice.guard;

import io.sluice.guard.SqlToken.Kind;
import java.util.List;

/**
 * {@code COPY t (a, b) FROM 'file' WITH (…)} and {@code LOAD DATA INFILE 'file' INTO TABLE t …}: recognised by a strict
 * grammar of ours, never sent to a server, because a server would read its own files.
 */
final class LoadGrammar {
    private LoadGrammar() {}

    static boolean isLoad(SqlLexer.Piece piece) {
        var tokens = piece.tokens();
        return tokens.getFirst().is("copy")
                || (tokens.getFirst().is("load")
                        && tokens.size() > 1
                        && (tokens.get(1).is("data") || tokens.get(1).is("xml")));
    }

    static LoadRequest parse(SqlDialect dialect, List<SqlToken> tokens) {
        var words = new LoadWords(dialect, tokens);
        return switch (dialect) {
            case POSTGRES -> new CopyGrammar(words).parse();
            case MYSQL -> new LoadDataGrammar(words).parse();
            case SQLITE -> throw words.refused("SQLite is a source only; load into another target.");
        };
    }

    /** A file of the data folder or of the sandbox: the two places that exist for a request. */
    static String path(SqlToken literal, String path) {
        var clean = literal.kind() == Kind.STRING
                && path.matches("(/data/|/tmp/)?[^/\\\\]+(/[^/\\\\]+)*")
                && !path.matches("(.*/)?\\.\\.?(/.*)?");
        if (!clean) {
            throw new Refusal(
                    Rule.PATH, path, "A load reads a file of the data folder: /data/name, /tmp/name or name.");
        }
        return path;
    }
}
