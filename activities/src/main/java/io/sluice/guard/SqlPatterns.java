package io.sluice.guard;

import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;

/** Patterns that every text matches. */
final class SqlPatterns {
    private static final String ANY_TEXT = "%+";
    private static final String ANY_REGEX = "\\^?\\(?(\\.\\*\\??)?\\)?\\$?";

    private SqlPatterns() {}

    static boolean matchAll(BinaryExpression match) {
        var pattern =
                switch (match) {
                    case RegExpMatchOperator regex -> ANY_REGEX;
                    case LikeExpression like ->
                        switch (like.getLikeKeyWord().name()) {
                            case "LIKE", "ILIKE", "SIMILAR_TO" -> ANY_TEXT;
                            default -> ANY_REGEX;
                        };
                    default -> ANY_TEXT;
                };
        return match.getRightExpression() instanceof StringValue literal
                && literal.getValue().matches(pattern);
    }
}
