package io.sluice.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.pipeline.Change;
import io.sluice.request.DraftRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was proven about a draft, sealed by its hash. {@code basis} is rehearsed, copied or estimated; a claim that was not checked holds
 * neither way. {@code budget} and {@code sealed} are JSON of who rehearses and commits.
 */
public record Proof(
        String hash,
        DraftRef draft,
        String basis,
        Change predicted,
        List<ClaimResult> claims,
        List<String> waitsBecause,
        List<String> notProven,
        List<String> notUndoable,
        String budget,
        String sealed) {

    /** Whether a claim holds; null: not checked, and {@code why} not. */
    public record ClaimResult(
            String text,
            @Nullable Boolean holds,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why) {

        public ClaimResult(String text, boolean holds) {
            this(text, holds, null);
        }

        public static ClaimResult unchecked(String text, String why) {
            return new ClaimResult(text, null, why);
        }
    }

    public Proof {
        claims = List.copyOf(claims);
        waitsBecause = List.copyOf(waitsBecause);
        notProven = List.copyOf(notProven);
        notUndoable = List.copyOf(notUndoable);
    }
}
