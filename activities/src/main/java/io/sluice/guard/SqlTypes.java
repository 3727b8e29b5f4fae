package io.sluice.guard;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** The column and cast types that may occur: a cast to another type can run that type's own code or read a catalog. */
final class SqlTypes {
    private static final Set<String> EVERYWHERE = Set.of(
            "smallint",
            "integer",
            "int",
            "bigint",
            "decimal",
            "dec",
            "numeric",
            "real",
            "float",
            "double precision",
            "double",
            "boolean",
            "bool",
            "text",
            "varchar",
            "character varying",
            "char",
            "character",
            "date",
            "time",
            "timestamp",
            "json",
            "varchar2",
            "nvarchar",
            "nchar",
            "national character varying",
            "national character");
    private static final Set<String> POSTGRES = Set.of(
            "int2",
            "int4",
            "int8",
            "serial",
            "bigserial",
            "smallserial",
            "float4",
            "float8",
            "bpchar",
            "money",
            "timestamptz",
            "timetz",
            "timestamp with time zone",
            "timestamp without time zone",
            "time with time zone",
            "time without time zone",
            "interval",
            "jsonb",
            "uuid",
            "bytea",
            "bit",
            "bit varying",
            "varbit",
            "inet",
            "cidr",
            "macaddr",
            "citext",
            "tsvector",
            "tsquery",
            "point",
            "daterange",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "record");
    private static final Set<String> MYSQL = Set.of(
            "tinyint",
            "mediumint",
            "bit",
            "tinytext",
            "mediumtext",
            "longtext",
            "binary",
            "varbinary",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "datetime",
            "year",
            "enum",
            "set",
            "signed",
            "unsigned",
            "signed integer",
            "unsigned integer",
            "uuid",
            "fixed");
    private static final Set<String> SQLITE = Set.of("blob", "datetime", "tinyint", "int2", "int8", "clob", "any");

    private SqlTypes() {}

    static void check(SqlDialect dialect, ColDataType type) {
        var name = base(type.getDataType());
        var own =
                switch (dialect) {
                    case POSTGRES -> POSTGRES;
                    case MYSQL -> MYSQL;
                    case SQLITE -> SQLITE;
                };
        if (!EVERYWHERE.contains(name) && !own.contains(name)) {
            throw new Refusal(
                    Rule.TYPE,
                    type.toString(),
                    "The type " + name
                            + " is not allowed here; use a plain type such as text, bigint, numeric or timestamp.");
        }
    }

    private static String base(String type) {
        return type.toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", " ")
                .replaceAll("(?<=int |integer )unsigned|zerofill", " ")
                .replace("[]", "")
                .strip()
                .replaceAll("\\s+", " ");
    }
}
