package io.sluice.request;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people said to a running request and the workflow has not yet acted on; every field is set by an update. */
final class Counter {

    private boolean cancelled;
    private boolean mayRun;
    private int mayRepair;
    private @Nullable String answer;
    private @Nullable Phase decision;

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    void decide(Phase next) {
        decision = next;
        mayRun = false;
        mayRepair = 0;
    }

    boolean decided() {
        return decision != null;
    }

    Phase takeDecision() {
        var taken = decision;
        decision = null;
        if (taken == null) {
            throw new IllegalStateException("nothing was decided");
        }
        return taken;
    }

    void answer(String text) {
        answer = text;
    }

    boolean answered() {
        return answer != null;
    }

    List<String> takeAnswer(List<String> earlier) {
        var all = new ArrayList<>(earlier);
        if (answer != null) {
            all.add(answer);
        }
        answer = null;
        return List.copyOf(all);
    }

    void permitRun() {
        mayRun = true;
    }

    void permitRepair(int attempt) {
        mayRepair = attempt;
        mayRun = true;
    }

    /** Step by step, the sandbox run and each repair wait for their call; a permitted repair covers its own retry. */
    boolean permits(Phase phase) {
        return switch (phase) {
            case Phase.SandboxRun p -> mayRun;
            case Phase.Answer p -> mayRun;
            case Phase.Repair p -> mayRepair == p.tries().repairs() + 1;
            default -> true;
        };
    }
}
