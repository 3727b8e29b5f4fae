package io.sluice.author;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.request.Outcome;
import io.sluice.request.Question;
import java.util.List;
import java.util.Optional;

/** Turns a sentence into a typed pipeline, or asks back, or declines with the reason; and patches a pipeline that showed a problem. */
public interface Author {

    Drafting draft(Task task);

    /** {@code earlier} are the problems of the attempts before, oldest first, so that no patch is tried twice. */
    Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier);

    /** The best reading of a question, however unsure, from an author that can tell; others give none and draft instead. */
    default Optional<Guess> guess(Task task) {
        return Optional.empty();
    }

    /** How many drafts of one question are worth comparing; 1 for an author that says the same every time. */
    default int candidates() {
        return 1;
    }

    /** Another draft of what was drafted before, {@code number} from 2 on; throws where none comes of it. */
    default Drafting another(Task task, int number) {
        return draft(task);
    }

    /** Who this author is, as every draft records it. */
    Stamp stamp();

    /** {@code kind} is planner or model; {@code prompt} is the content hash of the prompts or rules that were used. */
    record Stamp(String kind, String name, String prompt) {}

    /** What came of a sentence; {@code by} is who really wrote it, which after a fallback is not who was asked. */
    sealed interface Drafting {
        Stamp by();
    }

    record Drafted(Pipeline pipeline, Stamp by) implements Drafting {}

    record Unclear(Question question, Stamp by) implements Drafting {}

    record Declined(Outcome.Refused refusal, Stamp by) implements Drafting {}

    /** What came of a problem. */
    sealed interface Repairing {}

    /** {@code changesMeaning}: the patch drops or changes rows that the sentence did not mention, so a person must agree. */
    record Patched(Pipeline pipeline, String reason, boolean changesMeaning, Stamp by) implements Repairing {}

    record Unrepaired(String why) implements Repairing {}
}
