package io.sluice.target;

import java.util.List;

/** Runs the commit's own statements in one transaction of the target, counts and samples what they do, and rolls back. */
public final class TargetRehearsal {

    private final TargetSession session;

    public TargetRehearsal(TargetSession session) {
        this.session = session;
    }

    public List<TableEffect> run(String request, List<Staged> loads) {
        return session.rehearse(db -> {
            session.dialect().limitLocks(db, 2);
            var application = session.dialect().application(session, request);
            application.apply(loads);
            return application.finish();
        });
    }
}
