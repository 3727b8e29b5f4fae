package io.sluice.author.movement;

import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What reading a source will take, told before anything but its first rows was read: rows, and how much they hold. */
final class Extent {

    private Extent() {}

    static String of(Found found) {
        var rows = found.sample().rows();
        if (found.sample().whole()) {
            return rows(rows.size());
        }
        var each = Math.max(1, rows.stream().mapToLong(Extent::bytes).sum() / Math.max(1, rows.size()));
        var known = found.table().map(TableMetadata::estimatedRows).orElse(-1L);
        return known > rows.size()
                ? "about " + rows(known) + ", " + bytes(known * each)
                : "more than " + rows(rows.size()) + ", about " + bytes(each) + " each";
    }

    private static long bytes(List<String> row) {
        return row.stream().filter(Objects::nonNull).mapToLong(String::length).sum();
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", count);
    }

    private static String bytes(long count) {
        if (count < 1_000) {
            return count == 1 ? "1 byte" : count + " bytes";
        }
        return count < 1_000_000
                ? Math.round(count / 1e3) + " kB"
                : String.format(Locale.ROOT, "%,d MB", count / 1_000_000);
    }
}
