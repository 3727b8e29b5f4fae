package io.sluice.connector.file.excel;

/** {@code AB12} is column 27 (from 0) of row 12. */
public final class CellName {

    private static final int LONGEST = 3;

    private CellName() {}

    static int column(String name) throws BadWorkbook {
        var column = 0;
        var i = 0;
        for (; i < name.length() && name.charAt(i) >= 'A' && name.charAt(i) <= 'Z'; i++) {
            if (i == LONGEST) {
                throw BadWorkbook.corrupt("there is no cell " + name);
            }
            column = column * 26 + name.charAt(i) - 'A' + 1;
        }
        if (i == 0) {
            throw BadWorkbook.corrupt("there is no cell " + name);
        }
        return column - 1;
    }

    static int number(String digits) throws BadWorkbook {
        try {
            var number = Integer.parseInt(digits);
            if (number < 0) {
                throw new NumberFormatException(digits);
            }
            return number;
        } catch (NumberFormatException e) {
            throw BadWorkbook.corrupt("\"" + digits + "\" is no number");
        }
    }

    /** The letters of a column, counted from 0. */
    public static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
