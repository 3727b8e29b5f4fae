package io.sluice.store;

import static io.sluice.store.jooq.Tables.ANSWERS;

import java.util.Optional;
import org.jooq.DSLContext;

/** The rows that answered a question. */
public final class Answers {

    private final DSLContext db;

    Answers(DSLContext db) {
        this.db = db;
    }

    /** {@code columns} is a JSON list of {@code {name, type}}, {@code rows} a JSON list of lists. */
    public record Answer(String columns, String rows, boolean truncated) {}

    public void save(String request, String columnsJson, String rowsJson, boolean truncated) {
        db.insertInto(ANSWERS)
                .set(ANSWERS.PIPELINE_ID, Owner.of(request))
                .set(ANSWERS.COLUMNS, Json.raw(columnsJson))
                .set(ANSWERS.ROWS, Json.raw(rowsJson))
                .set(ANSWERS.TRUNCATED, truncated)
                .onConflict(ANSWERS.PIPELINE_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public Optional<Answer> of(String request) {
        return db.selectFrom(ANSWERS)
                .where(ANSWERS.PIPELINE_ID.eq(Owner.of(request)))
                .fetchOptional(row -> new Answer(
                        row.get(ANSWERS.COLUMNS).data(), row.get(ANSWERS.ROWS).data(), row.get(ANSWERS.TRUNCATED)));
    }
}
