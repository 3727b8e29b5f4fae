package io.sluice.guard;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Turns the text of one statement into a tree, in both backslash modes, within bounds of depth and time. */
final class SqlParser {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_SECONDS = 3;

    private SqlParser() {}

    /** The tree of the text that will run: what the parser wrote back, read once more. */
    static Statement parse(SqlDialect dialect, SqlLexer.Piece piece) {
        checkDepth(piece.tokens());
        SqlWordNames.check(dialect, piece);
        var text = understood(dialect, piece).toString();
        var pieces = SqlLexer.pieces(dialect, text);
        if (pieces.size() != 1 || !pieces.getFirst().text().equals(text.strip())) {
            throw new Refusal(
                    Rule.SPLIT, ";", "Drivers would cut this statement in two; take the semicolon out of it.");
        }
        SqlFaithful.check(piece.tokens(), pieces.getFirst().tokens());
        var tree = agreed(dialect, text);
        if (!tree.toString().equals(text)) {
            throw new Refusal(
                    Rule.SYNTAX,
                    piece.text(),
                    "The parser does not read its own output back; write the statement more plainly.");
        }
        return tree;
    }

    private static Statement understood(SqlDialect dialect, SqlLexer.Piece piece) {
        try {
            return agreed(dialect, piece.text());
        } catch (Refusal refusal) {
            throw refusal.verdict().rule() == Rule.SYNTAX
                    ? SqlWordNames.instead(dialect, piece, text -> parses(dialect, text))
                            .orElse(refusal)
                    : refusal;
        }
    }

    private static boolean parses(SqlDialect dialect, String text) {
        try {
            agreed(dialect, text);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    static Statement reparse(SqlDialect dialect, String safe) {
        return agreed(dialect, safe);
    }

    private static Statement agreed(SqlDialect dialect, String text) {
        var standard = parse(dialect, text, false);
        var escaped = parse(dialect, text, true);
        if (!standard.toString().equals(escaped.toString())) {
            throw new Refusal(
                    Rule.BACKSLASH,
                    "\\",
                    "This reads differently with and without backslash escapes; write a quote as ''.");
        }
        return standard;
    }

    private static void checkDepth(List<SqlToken> tokens) {
        var depth = 0;
        for (var token : tokens) {
            if (token.is("(") || token.is("[") || token.is("case")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("end")) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new Refusal(
                        Rule.TOO_DEEP,
                        token.text(),
                        "The statement is nested more than " + MAX_DEPTH + " deep; use WITH.");
            }
        }
    }

    private static Statement parse(SqlDialect dialect, String text, boolean backslash) {
        var parser = new CCJSqlParser(new StringProvider(text))
                .withDialect(
                        switch (dialect) {
                            case POSTGRES -> Dialect.POSTGRESQL;
                            case MYSQL -> Dialect.MYSQL;
                            case SQLITE -> Dialect.ANSI_SQL;
                        })
                .withAllowComplexParsing(true)
                .withUnsupportedStatements(false)
                .withBackslashEscapeCharacter(backslash);
        var tree = bounded(parser, parser::Statement, text);
        if (tree == null || tree.toString().isBlank()) {
            throw new Refusal(Rule.EMPTY, text, "There is no statement in this text.");
        }
        return tree;
    }

    private static @Nullable Statement bounded(CCJSqlParser parser, Callable<@Nullable Statement> parse, String text) {
        var task = new FutureTask<>(parse);
        Thread.ofPlatform().daemon().name("sql-parser").start(task);
        try {
            return task.get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw notUnderstood(failure.getCause(), text);
        } catch (TimeoutException slow) {
            parser.interrupted = true;
            throw new Refusal(Rule.TOO_DEEP, text, "The statement takes too long to parse; write it more plainly.");
        } catch (InterruptedException interrupted) {
            parser.interrupted = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parsing", interrupted);
        }
    }

    private static Refusal notUnderstood(@Nullable Throwable cause, String text) {
        if (cause instanceof StackOverflowError) {
            return new Refusal(Rule.TOO_DEEP, text, "The statement is nested too deep; use WITH.");
        }
        var first = cause == null || cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
        return new Refusal(
                Rule.SYNTAX,
                text,
                "The statement could not be parsed (" + first + "); write it in plain standard SQL.");
    }
}
