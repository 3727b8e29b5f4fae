package io.sluice.connector.file.excel;

import java.io.IOException;

/** A workbook that cannot be read: why, and what to do about it. */
public final class BadWorkbook extends IOException {

    private final String next;

    BadWorkbook(String message, String next) {
        super(message);
        this.next = next;
    }

    static BadWorkbook corrupt(String why) {
        return new BadWorkbook(
                "it is not a readable workbook: " + why, "Open it, save it as XLSX again, and ask again");
    }

    public String next() {
        return next;
    }
}
