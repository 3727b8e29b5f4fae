package io.sluice.store;

import static io.sluice.store.jooq.Tables.DIFF_ROWS;

import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** A sample of the rows a proof speaks of, by table and kind; at most {@value #MOST} a kind. */
public final class DiffRows {

    public static final int MOST = 50;

    private final DSLContext db;

    DiffRows(DSLContext db) {
        this.db = db;
    }

    /** A row with the table ({@code connection.schema.table}) and kind it belongs to. */
    public record TableRow(String table, DiffKind kind, DiffRow row) {}

    /** Replaces the sample of one table and kind. */
    public void replace(String proof, String table, DiffKind kind, List<DiffRow> rows) {
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            tx.deleteFrom(DIFF_ROWS)
                    .where(DIFF_ROWS.PROOF.eq(proof), DIFF_ROWS.TARGET_TABLE.eq(table), DIFF_ROWS.KIND.eq(kind.word()))
                    .execute();
            tx.batch(IntStream.range(0, Math.min(MOST, rows.size()))
                            .mapToObj(i -> tx.insertInto(DIFF_ROWS)
                                    .set(DIFF_ROWS.PROOF, proof)
                                    .set(DIFF_ROWS.TARGET_TABLE, table)
                                    .set(DIFF_ROWS.KIND, kind.word())
                                    .set(DIFF_ROWS.ORDINAL, i)
                                    .set(
                                            DIFF_ROWS.BEFORE,
                                            Json.rawOrNull(rows.get(i).before()))
                                    .set(
                                            DIFF_ROWS.AFTER,
                                            Json.rawOrNull(rows.get(i).after()))
                                    .set(
                                            DIFF_ROWS.NOTE,
                                            Text.storableOrNull(rows.get(i).note())))
                            .toList())
                    .execute();
        });
    }

    public List<TableRow> of(String proof) {
        return db.selectFrom(DIFF_ROWS)
                .where(DIFF_ROWS.PROOF.eq(proof))
                .orderBy(DIFF_ROWS.TARGET_TABLE, DIFF_ROWS.KIND, DIFF_ROWS.ORDINAL)
                .fetch(row -> new TableRow(
                        row.get(DIFF_ROWS.TARGET_TABLE),
                        DiffKind.of(row.get(DIFF_ROWS.KIND)),
                        new DiffRow(
                                row.get(DIFF_ROWS.BEFORE) == null
                                        ? null
                                        : row.get(DIFF_ROWS.BEFORE).data(),
                                row.get(DIFF_ROWS.AFTER) == null
                                        ? null
                                        : row.get(DIFF_ROWS.AFTER).data(),
                                row.get(DIFF_ROWS.NOTE))));
    }
}
