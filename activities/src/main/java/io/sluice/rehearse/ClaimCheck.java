package io.sluice.rehearse;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.trim;

import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.store.Proof.ClaimResult;
import io.sluice.target.Staged;
import io.sluice.target.TargetSession;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Checks what the sentence claims against the rows that are staged; a claim over no rows is not checked. */
final class ClaimCheck {

    private final DSLContext db;

    ClaimCheck(TargetSession session) {
        this.db = session.db();
    }

    /** The claims about these stages; a broken one is a problem. */
    List<ClaimResult> check(Pipeline pipeline, List<Staged> stages) {
        return stages.stream()
                .flatMap(staged -> pipeline.claims().stream()
                        .filter(claim -> claim.step() == staged.load().number())
                        .map(claim -> result(claim, staged)))
                .toList();
    }

    private ClaimResult result(Claim claim, Staged staged) {
        if (staged.rows() == 0) {
            return ClaimResult.unchecked(claim.text(), "there are no rows to check it on");
        }
        if (!holds(claim.check(), staged)) {
            throw new Unprovable(new Problem(
                    Problem.Kind.CLAIM_BROKEN,
                    Rehearser.PHASE,
                    claim.step(),
                    "it does not hold that " + claim.text(),
                    null,
                    "Change the step so that it holds"));
        }
        return new ClaimResult(claim.text(), true);
    }

    private boolean holds(Claim.Check check, Staged staged) {
        return switch (check) {
            case Claim.NeverEmpty(var column) -> empty(column, staged) == 0;
            case Claim.Unique(var columns) -> !repeats(columns, staged);
            case Claim.RowsAddUp sum ->
                staged.rows() == staged.read() - staged.dropped() - staged.rejected() - staged.superseded();
        };
    }

    private int empty(String column, Staged staged) {
        var value = field(name(column));
        return db.fetchCount(
                table(staged.table().name()),
                value.isNull().or(trim(cast(value, SQLDataType.VARCHAR)).eq("")));
    }

    /** Asked whether there are any, not how many: for a count jOOQ names the columns of a derived table, which MariaDB cannot read. */
    private boolean repeats(List<String> columns, Staged staged) {
        var names = columns.stream().map(column -> field(name(column))).toList();
        return db.fetchExists(DSL.selectOne()
                .from(table(staged.table().name()))
                .groupBy(names)
                .having(count().gt(1)));
    }
}
