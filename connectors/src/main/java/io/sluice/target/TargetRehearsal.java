package io.sluice.target;

import java.util.List;
import java.util.function.BiConsumer;

/** Runs the commit's own statements in one transaction of the target, counts and samples what they do, and rolls back. */
public final class TargetRehearsal {

    private final TargetSession session;

    public TargetRehearsal(TargetSession session) {
        this.session = session;
    }

    public List<TableEffect> run(String request, List<Work> works) {
        return run(request, works, (application, effects) -> {});
    }

    /** {@code reading} may read what the transaction has made, and what that does, before it is taken back. */
    public List<TableEffect> run(String request, List<Work> works, BiConsumer<Application, List<TableEffect>> reading) {
        session.dialect().prepare(session, request, works);
        var application = session.dialect().rehearsal(session, request);
        var effects = session.rehearse(db -> {
            session.dialect().limitLocks(db, 2);
            application.apply(works);
            var measured = application.finish();
            reading.accept(application, measured);
            return measured;
        });
        application.rehearsed();
        return effects;
    }
}
