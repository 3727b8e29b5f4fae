package io.sluice.standalone.screen;

import io.sluice.standalone.client.RequestDocument;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    private static final int BAR = 20;

    private final Screen screen;
    private int printed;
    private boolean named;
    private String doing = "";
    /** Sources that are waited for, as they were told. */
    private final Set<String> told = new HashSet<>();

    /** How far the steps of this phase are, by number. */
    private final Map<Integer, String> steps = new TreeMap<>();

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
            screen.say((phase.broken() ? screen.bad("✗") : screen.good("✓")) + " " + padded(phase.name())
                    + screen.weak(Durations.text(phase.millis().getAsLong())));
        }
        var now = printed < phases.size() ? phases.get(printed).name() : "";
        if (!now.equals(doing)) {
            doing = now;
            steps.clear();
        }
        waits(document);
        step(String.join(" · ", steps.values()));
    }

    private void waits(RequestDocument document) {
        if (document.isRunning()) {
            document.texts("waits_because").stream().filter(told::add).forEach(text -> {
                screen.fleeting("");
                screen.say(screen.weak("  " + text));
            });
        }
    }

    /** Says how far a long step is, beside others that run; {@code perSecond} and {@code totalBytes} are not positive where nobody knows them. */
    public void step(int number, long rows, long perSecond, long bytes, long totalBytes) {
        var read = String.format(Locale.ROOT, "step %d: %,d rows", number, rows);
        if (perSecond > 0) {
            read += String.format(Locale.ROOT, ", %,d a second", perSecond);
        }
        if (totalBytes > 0) {
            var filled = (int) Math.clamp(BAR * bytes / totalBytes, 0, BAR);
            read += " [" + "█".repeat(filled) + "░".repeat(BAR - filled) + "] " + 100 * bytes / totalBytes + " %";
        }
        steps.put(number, read);
        step(String.join(" · ", steps.values()));
    }

    private void step(String howFar) {
        if (!doing.isEmpty()) {
            var text = howFar.isEmpty() ? DOING.getOrDefault(doing, "") : howFar;
            screen.fleeting("… " + padded(doing) + screen.weak(text));
        }
    }

    public void end() {
        screen.fleeting("");
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, 13 - name.length()));
    }
}
