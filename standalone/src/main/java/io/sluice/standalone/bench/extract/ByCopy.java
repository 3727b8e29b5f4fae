package io.sluice.standalone.bench.extract;

import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The rows of the API loaded as a careful person would, who has them as CSV already. */
record ByCopy(Warehouse warehouse) {

    /** Milliseconds of {@code COPY} into a new table with its key made afterwards. */
    long intoNewTable(OrdersApi api, String table) {
        warehouse.execute("drop table if exists " + table);
        var began = System.nanoTime();
        warehouse.execute("create table " + table + " (" + OrdersApi.COLUMNS.replace(" primary key", "") + ")");
        copy(api, table);
        warehouse.execute("alter table " + table + " add primary key (id)");
        return (System.nanoTime() - began) / 1_000_000;
    }

    /** Milliseconds of {@code COPY} into a stage and an upsert from there. */
    long upsert(OrdersApi api, String table) {
        var began = System.nanoTime();
        warehouse.execute("create table " + table + "_stage (" + OrdersApi.COLUMNS.replace(" primary key", "") + ")");
        copy(api, table + "_stage");
        warehouse.execute("insert into " + table + " select * from " + table
                + "_stage on conflict (id) do update set customer = excluded.customer, city = excluded.city, sold_on = excluded.sold_on, "
                + "amount = excluded.amount, quantity = excluded.quantity, discount = excluded.discount, paid = excluded.paid, "
                + "note = excluded.note, seen_at = excluded.seen_at");
        warehouse.execute("drop table " + table + "_stage");
        return (System.nanoTime() - began) / 1_000_000;
    }

    private void copy(OrdersApi api, String table) {
        try (var connection = warehouse.connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv)", new Lines(api));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The CSV, made while it is read. */
    private static final class Lines extends InputStream {
        private final OrdersApi api;
        private byte[] line = new byte[0];
        private int at;
        private long row;

        Lines(OrdersApi api) {
            this.api = api;
        }

        @Override
        public int read() {
            return fill() ? line[at++] : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (!fill()) {
                return -1;
            }
            var some = Math.min(length, line.length - at);
            System.arraycopy(line, at, bytes, offset, some);
            at += some;
            return some;
        }

        private boolean fill() {
            if (at == line.length) {
                if (row == api.rows()) {
                    return false;
                }
                var text = new StringBuilder();
                for (int i = 0; i < 500 && row < api.rows(); i++) {
                    text.append(api.csv(row++));
                }
                line = text.toString().getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return true;
        }
    }
}
