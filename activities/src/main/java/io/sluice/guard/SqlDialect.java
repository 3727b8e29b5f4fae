package io.sluice.guard;

import java.util.Locale;

/** The grammar that a text is written in; MariaDB counts as MySQL. */
public enum SqlDialect {
    POSTGRES,
    MYSQL,
    SQLITE;

    /** Reads the names that people and configuration use. */
    public static SqlDialect of(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "postgres", "postgresql", "pg" -> POSTGRES;
            case "mysql", "mariadb" -> MYSQL;
            case "sqlite" -> SQLITE;
            default -> throw new IllegalArgumentException("unknown SQL dialect: " + name);
        };
    }
}
