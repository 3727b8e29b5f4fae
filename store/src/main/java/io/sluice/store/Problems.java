package io.sluice.store;

import static io.sluice.store.jooq.Tables.PROBLEMS;

import io.sluice.pipeline.Problem;
import io.sluice.request.ProblemRef;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The faults that an author was or will be asked to repair; their messages may hold data and stay here. */
public final class Problems {

    private final DSLContext db;

    Problems(DSLContext db) {
        this.db = db;
    }

    public ProblemRef save(String request, Problem problem) {
        var id = db.insertInto(PROBLEMS)
                .set(PROBLEMS.PIPELINE_ID, Owner.of(request))
                .set(PROBLEMS.KIND, problem.kind().name())
                .set(PROBLEMS.PHASE, problem.phase())
                .set(PROBLEMS.STEP, problem.step())
                .set(PROBLEMS.MESSAGE, Text.storable(problem.message()))
                .set(PROBLEMS.TOKEN, Text.storableOrNull(problem.token()))
                .set(PROBLEMS.NEXT, Text.storable(problem.next()))
                .returning(PROBLEMS.ID)
                .fetchSingle(PROBLEMS.ID);
        return new ProblemRef(id, problem.kind(), problem.step());
    }

    public Problem load(long id) {
        return db.selectFrom(PROBLEMS)
                .where(PROBLEMS.ID.eq(id))
                .fetchOptional(Problems::stored)
                .orElseThrow(() -> new IllegalArgumentException("there is no problem " + id));
    }

    public Optional<Problem> latest(String request) {
        return db.selectFrom(PROBLEMS)
                .where(PROBLEMS.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(PROBLEMS.ID.desc())
                .limit(1)
                .fetchOptional(Problems::stored);
    }

    private static Problem stored(Record row) {
        return new Problem(
                Problem.Kind.valueOf(row.get(PROBLEMS.KIND)),
                row.get(PROBLEMS.PHASE),
                row.get(PROBLEMS.STEP),
                row.get(PROBLEMS.MESSAGE),
                row.get(PROBLEMS.TOKEN),
                row.get(PROBLEMS.NEXT));
    }
}
