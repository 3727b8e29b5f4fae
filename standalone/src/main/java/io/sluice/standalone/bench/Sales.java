package io.sluice.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Made-up sales with the traps of real ones: every tenth amount is empty or blank, names hold commas, quotes and line breaks. */
public record Sales(Path file, int rows) {

    public static Sales write(Path file, int rows) {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("id,customer,amount,sold_on\n");
            for (int i = 1; i <= rows; i++) {
                out.write(i + "," + customer(i) + "," + amount(i) + ",2026-0" + (1 + i % 9) + "-1" + i % 10 + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sales(file, rows);
    }

    private static String customer(int i) {
        return switch (i % 7) {
            case 0 -> "\"Müller, Söhne & Co\"";
            case 1 -> "\"the \"\"best\"\" shop\"";
            case 2 -> "\"two\nlines\"";
            default -> "Customer " + i % 50;
        };
    }

    private static String amount(int i) {
        return switch (i % 20) {
            case 0 -> "";
            case 10 -> "  ";
            default -> i % 997 + "." + (10 + i % 90);
        };
    }

    public int empty() {
        return rows / 10;
    }

    public int kept() {
        return rows - empty();
    }
}
