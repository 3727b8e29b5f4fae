package io.sluice.rehearse;

import io.sluice.commit.OutputClaims.Checked;
import io.sluice.commit.RowClaims;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.store.Proof.ClaimResult;
import io.sluice.target.Staged;
import io.sluice.target.TargetSession;
import java.util.List;
import org.jooq.DSLContext;

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

    /** What was checked inside the transaction. */
    static List<ClaimResult> results(List<Checked> checked) {
        return checked.stream()
                .map(one -> one.holds() == null
                        ? ClaimResult.unchecked(one.claim().text(), one.why())
                        : result(one.claim(), one.holds()))
                .toList();
    }

    private ClaimResult result(Claim claim, Staged staged) {
        return staged.rows() == 0
                ? ClaimResult.unchecked(claim.text(), "there are no rows to check it on")
                : result(claim, holds(claim.check(), staged));
    }

    private static ClaimResult result(Claim claim, boolean holds) {
        if (!holds) {
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
        var rows = new RowClaims(db, staged.table().name());
        return switch (check) {
            case Claim.NeverEmpty(var column) -> rows.areFilled(column);
            case Claim.Unique(var columns) -> rows.areUnique(columns);
            case Claim.RowsAddUp sum ->
                staged.rows() == staged.read() - staged.dropped() - staged.rejected() - staged.superseded();
        };
    }
}
