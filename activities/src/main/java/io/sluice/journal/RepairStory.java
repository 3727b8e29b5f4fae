package io.sluice.journal;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.StepText;
import io.sluice.request.DraftRef;
import io.sluice.store.Patch;
import io.sluice.store.Store;
import io.sluice.store.StoredDraft;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of one repair attempt what was wrong, what was changed and why. */
final class RepairStory {

    private static final Problem UNKNOWN =
            new Problem(Problem.Kind.OTHER, "repair", 0, "the fault was not recorded", null, "Look at the logs.");

    private final Store store;

    RepairStory(Store store) {
        this.store = store;
    }

    record Told(String errorClass, String reason) {}

    Told write(DraftRef draft, int attempt, boolean successful) {
        var request = draft.request();
        var patched = store.drafts().find(request, draft.version()).orElseThrow();
        var patch = patched.patch() != null && patched.patch().attempt() == attempt ? patched.patch() : null;
        var problem = problem(request, patch);
        var reason = patch == null ? "no better draft was found" : patch.reason();
        var code = patch == null ? "" : changed(patched, store.drafts().find(request, draft.version() - 1));
        store.repairLogs().write(request, attempt, problem.kind(), problem.message(), reason, code, successful);
        return new Told(problem.kind().name().toLowerCase(Locale.ROOT), reason);
    }

    private Problem problem(String request, @Nullable Patch patch) {
        return patch != null && patch.problemId() != null
                ? store.problems().load(patch.problemId())
                : store.problems().latest(request).orElse(UNKNOWN);
    }

    /** The steps that are not as they were. */
    private static String changed(StoredDraft patched, Optional<StoredDraft> before) {
        return patched.pipeline().steps().stream()
                .filter(step -> before.isEmpty() || !held(before.get().pipeline(), step))
                .map(step ->
                        "-- step " + step.number() + " (" + step.type() + ")\n" + StepText.of(patched.pipeline(), step))
                .collect(Collectors.joining("\n"));
    }

    private static boolean held(Pipeline pipeline, Step step) {
        return pipeline.steps().contains(step);
    }
}
