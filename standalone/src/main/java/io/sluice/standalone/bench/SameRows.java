package io.sluice.standalone.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether two results say the same: columns in any order, rows in any order unless it was asked for, numbers to 1e-4. */
public final class SameRows {

    private static final int DIGITS = 4;
    private static final int MOST_COLUMNS = 12;

    private SameRows() {}

    public static boolean same(
            List<List<@Nullable String>> answer, List<List<@Nullable String>> gold, boolean ordered) {
        if (answer.size() != gold.size()) {
            return false;
        }
        if (gold.isEmpty()) {
            return true;
        }
        var ours = columns(answer);
        var theirs = columns(gold);
        return ours.size() == theirs.size()
                && ours.size() <= MOST_COLUMNS
                && matches(ours, theirs, new ArrayList<>(), ordered);
    }

    /** Tries each of our columns for the next of theirs; only those that hold the same values come into question. */
    private static boolean matches(
            List<List<String>> ours, List<List<String>> theirs, List<Integer> chosen, boolean ordered) {
        if (chosen.size() == theirs.size()) {
            return sameRows(chosen.stream().map(ours::get).toList(), theirs, ordered);
        }
        var wanted = theirs.get(chosen.size());
        for (int i = 0; i < ours.size(); i++) {
            if (!chosen.contains(i) && counted(ours.get(i)).equals(counted(wanted))) {
                chosen.add(i);
                if (matches(ours, theirs, chosen, ordered)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    private static boolean sameRows(List<List<String>> ours, List<List<String>> theirs, boolean ordered) {
        var left = rows(ours);
        var right = rows(theirs);
        return ordered ? left.equals(right) : counted(left).equals(counted(right));
    }

    private static List<List<String>> columns(List<List<@Nullable String>> rows) {
        var columns = new ArrayList<List<String>>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            var at = i;
            columns.add(rows.stream().map(row -> plain(row.get(at))).toList());
        }
        return columns;
    }

    private static List<List<String>> rows(List<List<String>> columns) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < columns.getFirst().size(); i++) {
            var at = i;
            rows.add(columns.stream().map(column -> column.get(at)).toList());
        }
        return rows;
    }

    private static <T> Map<T, Integer> counted(List<T> all) {
        var counts = new HashMap<T, Integer>();
        all.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }

    private static String plain(@Nullable String value) {
        if (value == null) {
            return "\u0000";
        }
        var text = value.strip();
        if (text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
            return new BigDecimal(text)
                    .setScale(DIGITS, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d[T ].*")) {
            return text.replace('T', ' ').replaceFirst("(\\.0+)?(Z|\\+00(:00)?)?$", "");
        }
        return switch (text) {
            case "t", "true" -> "true";
            case "f", "false" -> "false";
            default -> text;
        };
    }
}
