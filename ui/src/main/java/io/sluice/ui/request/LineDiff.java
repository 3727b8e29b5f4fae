package io.sluice.ui.request;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What was changed in a text, line by line: {@code -} gone, {@code +} new, a blank before what stayed near a change. */
final class LineDiff {

    private static final int CONTEXT = 2;
    private static final String GAP = "@@";

    private LineDiff() {}

    private record Line(char sign, String text) {}

    /** Empty when nothing differs. */
    static String of(String before, String after) {
        var lines = align(before.lines().toList(), after.lines().toList());
        var told = new StringJoiner("\n");
        var gap = false;
        for (int i = 0; i < lines.size(); i++) {
            if (nearChange(lines, i)) {
                if (gap) {
                    told.add(GAP);
                }
                told.add(lines.get(i).sign() + lines.get(i).text());
                gap = false;
            } else {
                gap = told.length() > 0;
            }
        }
        return told.toString();
    }

    private static boolean nearChange(List<Line> lines, int at) {
        var from = Math.max(0, at - CONTEXT);
        var to = Math.min(lines.size(), at + CONTEXT + 1);
        return lines.subList(from, to).stream().anyMatch(line -> line.sign() != ' ');
    }

    private static List<Line> align(List<String> before, List<String> after) {
        var common = commonAhead(before, after);
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(' ', before.get(i++)));
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', before.get(i++)));
            } else {
                lines.add(new Line('+', after.get(j++)));
            }
        }
        return lines;
    }

    /** How many lines both have in common, in order, from line i of the one and j of the other to their ends. */
    private static int[][] commonAhead(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
