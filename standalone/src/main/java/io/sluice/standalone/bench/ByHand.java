package io.sluice.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The same work as a careful person would do it with psql: the peer of the import bench. */
record ByHand(Warehouse warehouse) {

    /** {@code COPY} into a new table; milliseconds. */
    long copyIntoNewTable(Path csv, String table) {
        warehouse.execute("create table " + table + " (" + WideFile.COLUMNS + ")");
        return timed(() -> copy(csv, table));
    }

    /** {@code COPY} into a stage, then {@code INSERT … SELECT} into the table; milliseconds. */
    long appendThroughStage(Path csv, String table) {
        return timed(() -> {
            warehouse.execute("create table " + table + "_stage (" + WideFile.COLUMNS + ")");
            copy(csv, table + "_stage");
            warehouse.execute("insert into " + table + " select * from " + table + "_stage");
            warehouse.execute("drop table " + table + "_stage");
        });
    }

    private void copy(Path csv, String table) {
        try (var connection = warehouse.connect();
                var in = Files.newInputStream(csv)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, header true)", in);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long timed(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1_000_000;
    }
}
