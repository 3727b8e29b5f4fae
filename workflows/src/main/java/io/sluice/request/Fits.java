package io.sluice.request;

import io.sluice.request.Phase.Approve;
import io.sluice.request.Phase.Ask;
import io.sluice.request.Phase.Finished;
import io.sluice.request.Phase.Halted;
import io.sluice.request.Phase.Repair;
import io.sluice.request.Phase.SandboxRun;

/** Which update fits which phase; what does not fit is refused with the reason. */
final class Fits {

    private static final int LONGEST_ANSWER = 2000;

    private Fits() {}

    static void approval(Phase phase, String proof) {
        if (!(phase instanceof Approve waiting)) {
            throw new Refusal("there is nothing to approve: the request is in " + phase.title());
        }
        if (!waiting.proof().hash().equals(proof)) {
            throw new Refusal("the proof has changed: look at the change again and approve "
                    + waiting.proof().hash());
        }
    }

    /** A person may reject or edit what waits for a person. */
    static void waiting(Phase phase, String update) {
        if (!(phase instanceof Approve
                || phase instanceof SandboxRun
                || phase instanceof Repair
                || phase instanceof Ask
                || phase instanceof Halted)) {
            throw new Refusal("cannot " + update + ": the request is in " + phase.title());
        }
    }

    static void answer(Phase phase, String text) {
        if (phase instanceof Halted) {
            Halt.read(text);
            return;
        }
        if (!(phase instanceof Ask)) {
            throw new Refusal("no question is open: the request is in " + phase.title());
        }
        if (text.isBlank() || text.length() > LONGEST_ANSWER) {
            throw new Refusal("an answer has 1 to " + LONGEST_ANSWER + " characters");
        }
    }

    static void stepByStep(DataRequest request, String update) {
        if (request.pace() != Pace.STEP_BY_STEP) {
            throw new Refusal("cannot " + update + ": the request runs in one go");
        }
    }

    static void repair(Phase phase, int attempt) {
        if (!(phase instanceof Repair waiting)) {
            throw new Refusal("there is nothing to repair: the request is in " + phase.title());
        }
        if (attempt != waiting.tries().repairs() + 1) {
            throw new Refusal("the next repair attempt is " + (waiting.tries().repairs() + 1));
        }
    }

    static boolean afterSandbox(Phase phase) {
        return switch (phase) {
            case Phase.Generate p -> false;
            case Phase.Introspect p -> false;
            case SandboxRun p -> false;
            case Phase.Answer p -> false;
            default -> true;
        };
    }

    static Tries tries(Phase phase) {
        return switch (phase) {
            case Halted p -> p.tries();
            case Phase.Introspect p -> p.tries();
            case Phase.Answer p -> p.tries();
            case SandboxRun p -> p.tries();
            case Repair p -> p.tries();
            case Phase.Rehearse p -> p.tries();
            case Approve p -> p.tries();
            case Phase.Commit p -> p.tries();
            case Phase.Generate p -> Tries.NONE;
            case Ask p -> Tries.NONE;
            case Finished p -> Tries.NONE;
        };
    }
}
