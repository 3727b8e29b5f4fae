package io.sluice.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV of ten typed columns, the same for the same number of rows. */
public final class WideFile {

    static final String COLUMNS =
            "id bigint, customer text, city text, sold_on date, amount numeric(10,2), quantity bigint, discount numeric(4,2), "
                    + "paid boolean, note text, seen_at timestamp";

    private WideFile() {}

    public static Path write(Path file, int rows) {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("id,customer,city,sold_on,amount,quantity,discount,paid,note,seen_at\n");
            for (int i = 1; i <= rows; i++) {
                out.write(row(i));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(int i) {
        return i + ",Customer " + i % 5000 + "," + (i % 3 == 0 ? "\"Paris, France\"" : "Graz") + ",2026-0" + (1 + i % 9)
                + "-"
                + (10 + i % 18) + "," + i % 90_000 + "." + (10 + i % 90) + "," + i % 40 + ",0." + (10 + i % 90) + ","
                + (i % 2 == 0) + ",note number " + i % 1000 + ",2026-01-0" + (1 + i % 9) + " 0" + i % 10 + ":00:00\n";
    }
}
