package io.sluice.guard;

import io.sluice.guard.SafeStatement.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what untrusted SQL may run, and in which words. The checks go from the bytes to the meaning; the first that
 * does not understand the text refuses it.
 */
public final class SqlGuard {

    /** Checks a text of one statement or several against the scope of its request. */
    public Verdict check(SqlDialect dialect, String text, Scope scope) {
        try {
            return checked(dialect, text, scope);
        } catch (Refusal refusal) {
            return refusal.verdict();
        } catch (RuntimeException | StackOverflowError notForeseen) {
            // a guard that stumbles must refuse
            return new Verdict.Rejected(
                    Rule.NOT_UNDERSTOOD,
                    "",
                    "The guard does not understand this statement; write it in plain standard SQL.");
        }
    }

    private static Verdict checked(SqlDialect dialect, String text, Scope scope) {
        SqlText.check(text);
        var pieces = SqlLexer.pieces(dialect, text);
        if (pieces.isEmpty()) {
            throw new Refusal(Rule.EMPTY, text, "There is no statement in this text.");
        }
        if (pieces.stream().anyMatch(LoadGrammar::isLoad)) {
            return load(dialect, pieces, scope);
        }
        var statements = new ArrayList<SafeStatement>();
        for (var piece : pieces) {
            statements.add(SqlStatement.checked(dialect, piece, scope));
        }
        if (statements.size() > 1 && statements.stream().anyMatch(each -> each.kind() == Kind.READ)) {
            throw new Refusal(
                    Rule.MIXED,
                    ";",
                    "A query stands alone: one SELECT, or statements that write, in steps of their own.");
        }
        return new Verdict.Sql(statements);
    }

    private static Verdict load(SqlDialect dialect, List<SqlLexer.Piece> pieces, Scope scope) {
        if (pieces.size() > 1) {
            throw new Refusal(
                    Rule.MIXED,
                    ";",
                    "A load of a file stands alone; put the other statements into steps of their own.");
        }
        var request = LoadGrammar.parse(dialect, pieces.getFirst().tokens());
        if (scope.readOnly()) {
            throw new Refusal(
                    Rule.READ_ONLY, request.table().toString(), "A question only reads; ask for an import instead.");
        }
        SqlStatement.checkTable(request.table(), dialect, scope.mayWrite(request.table()), "written");
        return new Verdict.Load(request);
    }
}
