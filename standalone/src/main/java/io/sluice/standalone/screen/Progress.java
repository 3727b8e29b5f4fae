package io.sluice.standalone.screen;

import io.sluice.standalone.client.RequestDocument;
import java.util.Map;

/** The phases of a request as they pass: one line for each that ended, a fleeting one for the one that runs. */
public final class Progress {
    private static final Map<String, String> DOING = Map.of(
            "generate", "drafting the pipeline",
            "ask", "waiting for an answer",
            "introspect", "reading what exists",
            "answer", "running the question, read only",
            "sandbox_run", "running every step on samples",
            "repair", "looking for a fix",
            "rehearse", "running it in the target and rolling it back, to count the change",
            "approve", "waiting for a decision",
            "commit", "committing exactly once",
            "undo", "taking the commit back");

    private final Screen screen;
    private int printed;
    private boolean named;

    public Progress(Screen screen) {
        this.screen = screen;
    }

    /** Prints what is new in the document. */
    public void show(RequestDocument document) {
        if (!named) {
            screen.fleeting("");
            screen.say(screen.weak("request " + document.id()));
            named = true;
        }
        var phases = document.phases();
        while (printed < phases.size() && phases.get(printed).millis().isPresent()) {
            var phase = phases.get(printed++);
            screen.fleeting("");
            screen.say(screen.good("✓") + " " + padded(phase.name())
                    + screen.weak(Durations.text(phase.millis().getAsLong())));
        }
        if (printed < phases.size()) {
            running(phases.get(printed).name(), "");
        }
    }

    /** Says how far a long phase is. */
    public void running(String phase, String howFar) {
        screen.fleeting("… " + padded(phase) + screen.weak(DOING.getOrDefault(phase, "") + howFar));
    }

    public void end() {
        screen.fleeting("");
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, 13 - name.length()));
    }
}
