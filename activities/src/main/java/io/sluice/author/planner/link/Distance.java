package io.sluice.author.planner.link;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How far two spellings are apart. */
final class Distance {

    private Distance() {}

    /** Whether one is a slip of the other: one edit from five letters on, two from nine; swapped neighbours are one edit. */
    static boolean isSlip(String left, String right) {
        var shorter = Math.min(left.length(), right.length());
        var allowed = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
        return allowed > 0 && Math.abs(left.length() - right.length()) <= allowed && edits(left, right) <= allowed;
    }

    static int edits(String left, String right) {
        var rows = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : cheapest(rows, left, right, i, j);
            }
        }
        return rows[left.length()][right.length()];
    }

    private static int cheapest(int[][] rows, String left, String right, int i, int j) {
        var change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        var best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + change);
        var swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }

    /** Shared trigrams over all trigrams, 0 to 1. */
    static double likeness(String left, String right) {
        var ours = trigrams(left);
        var theirs = trigrams(right);
        var shared = ours.stream().filter(theirs::contains).count();
        return shared == 0 ? 0 : (double) shared / (ours.size() + theirs.size() - shared);
    }

    private static Set<String> trigrams(String text) {
        var padded = "  " + text.toLowerCase(Locale.ROOT) + " ";
        var all = new HashSet<String>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            all.add(padded.substring(i, i + 3));
        }
        return all;
    }
}
