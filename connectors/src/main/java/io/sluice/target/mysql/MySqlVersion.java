package io.sluice.target.mysql;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.target.TargetSession;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/** Which engine and version answers; only those whose RENAME survives a crash whole can be written to. */
record MySqlVersion(boolean mariaDb, int major, int minor, int patch) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    static MySqlVersion of(DSLContext db) {
        return parse(String.valueOf(db.fetchValue("select version()")));
    }

    static MySqlVersion parse(String text) {
        var numbers =
                NUMBERS.matcher(text.startsWith("5.5.5-") ? text.substring(6) : text); // what old proxies put before
        if (!numbers.find()) {
            return new MySqlVersion(text.contains("MariaDB"), 0, 0, 0);
        }
        return new MySqlVersion(
                text.contains("MariaDB"),
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }

    boolean supported() {
        return mariaDb
                ? Arrays.compare(new int[] {major, minor, patch}, new int[] {10, 6, 1}) >= 0
                : Arrays.compare(new int[] {major, minor, patch}, new int[] {8, 0, 17}) >= 0;
    }

    /** Compares texts byte by byte, trailing blanks too. */
    String exactCollation() {
        return mariaDb ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
    }

    static void require(TargetSession session) {
        var version = of(session.db());
        if (!version.supported()) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    session.target(),
                    session.target() + " runs " + version
                            + ", whose RENAME TABLE does not survive a crash: it can be read but not written to",
                    "Load into MySQL 8.0.17, MariaDB 10.6.1 or later",
                    null);
        }
    }

    @Override
    public String toString() {
        return (mariaDb ? "MariaDB " : "MySQL ") + major + "." + minor + "." + patch;
    }
}
