package io.sluice.standalone;

import io.sluice.standalone.home.Published;

/** Puts worker and ui into this process. */
public final class Composition {

    private Composition() {}

    /** Starts ui and worker on the parts; the ui first, so that the port is known to be ours. */
    public static Application start(Parts parts) {
        var port = parts.settings().web().choose();
        return new Running("http://127.0.0.1:" + port, "none", new Published.Author("planner", "built-in"));
    }

    private record Running(String web, String sandbox, Published.Author author) implements Application {
        @Override
        public void close() {}
    }
}
