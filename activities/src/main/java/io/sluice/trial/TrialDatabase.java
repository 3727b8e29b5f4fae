package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.SchemaScript;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.ColumnType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database of one run's own on a sandbox server; gone when closed, whatever happened in it. */
interface TrialDatabase extends AutoCloseable {

    Engine engine();

    /** The one session of the run, as the role that can reach nothing else; not in auto-commit. */
    java.sql.Connection session();

    /** Makes the tables and copies their rows; says what they lack. */
    List<Lack> rebuild(SchemaScript script, Connection source, Sampling sampling) throws SQLException;

    /** The quoted name of the table that holds a step's output. */
    String output(String name);

    /** The same table as the guard writes it into a statement. */
    TableRef outputRef(String name);

    /** How a new table writes a type. */
    String type(ColumnType type);

    /** The same for a column of a primary key. */
    default String keyType(ColumnType type) {
        return type(type);
    }

    /** The type of staged text. */
    String text();

    /** What turns a staged text into a column's value: the expression over the quoted stage column. */
    String value(String staged, ColumnType type, String nativeType);

    /** The native types of a table's columns by name, without lengths: an assignment shall complain, not cut. */
    Map<String, String> types(String schema, String table) throws SQLException;

    /** The quoted name of a table of the copied schema. */
    String table(String schema, String table);

    /** The end of an INSERT by key: rows that are there get these columns anew, or stay as they are when there are none. */
    String onConflict(List<String> key, List<String> changed);

    /** Ends what the session does at the moment; called from another thread. */
    void cancel() throws SQLException;

    @Override
    void close();
}
