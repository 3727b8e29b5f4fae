package io.sluice.standalone.cli;

import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.Attachment;

/** A verb that needs the server: attaches to the one of this home, or starts one for as long as it is needed. */
abstract class ServedVerb extends Verb {

    @Override
    public final Integer call() {
        check();
        try (var attachment = Attachment.toAny(home(), () -> LocalServer.tryStart(home(), screen()), screen()::say)) {
            var exit = call(attachment.api());
            if (attachment.isOwn() && leadsToThePage()) {
                screen().say(screen().weak("  these addresses answer under ./sluice up"));
            }
            return exit;
        }
    }

    /** Whether addresses were printed that a person may follow. */
    boolean leadsToThePage() {
        return false;
    }

    /** Refuses wrong usage before anything is started. */
    void check() {}

    abstract int call(Api api);
}
