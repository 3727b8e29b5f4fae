package io.sluice.connector.database;

/** The database engines that differ in what they can do; MySQL and MariaDB speak one protocol and are told apart by their version. */
public enum Engine {
    POSTGRESQL,
    MYSQL,
    MARIADB,
    SQLITE;

    /** MySQL or MariaDB. */
    public boolean mysqlFamily() {
        return this == MYSQL || this == MARIADB;
    }

    /** Writes an identifier so that no name of a table or column can end it. */
    public String quote(String identifier) {
        return mysqlFamily()
                ? "`" + identifier.replace("`", "``") + "`"
                : "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
