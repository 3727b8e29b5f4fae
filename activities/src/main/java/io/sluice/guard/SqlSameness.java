package io.sluice.guard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Whether two expressions are the same value of a row of the target.
 *
 * @param names under which the target's columns are known, itself and its copies in a self-join
 */
record SqlSameness(Set<String> names) {
    private static final Pattern CANCELS =
            Pattern.compile("\\b([\\w.]+) (-|/|div) \\1(?![\\w.])|\\* 0(?![\\w.])|(?<![\\w.])0 \\*");

    boolean same(Expression left, Expression right) {
        return neutral(left).equals(neutral(right));
    }

    /** {@code id}, {@code t.id}, {@code (id)}, {@code id + 0}, {@code id * 1}, {@code (SELECT id)} are the same value. */
    private String neutral(Expression value) {
        if (value instanceof ParenthesedSelect query
                && query.getSelect() instanceof PlainSelect plain
                && plain.getFromItem() == null
                && plain.getSelectItems().size() == 1) {
            return neutral(plain.getSelectItem(0).getExpression());
        }
        var text = text(value);
        for (var name : names) {
            text = text.replaceAll(
                    "(?<![\\w.])[\"`]?" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "[\"`]?\\.(?=[\"`a-z_])", "");
        }
        return text.replaceAll("\\s*([+-])\\s*0\\b|\\s*([*/])\\s*1\\b|\\s*\\|\\|\\s*''", "")
                .replaceAll("^(0 \\+ |1 \\* )", "")
                .replaceAll("[()\\s+\"`]", "")
                .replaceAll("::\\w+$", "");
    }

    /** {@code id - id}, {@code id / id}, {@code id * 0} say nothing about the row. */
    static boolean cancels(Expression value) {
        return CANCELS.matcher(text(value)).find();
    }

    static String text(Expression value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
