package io.sluice.connection;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Opens a stored connection, reads who it is and what it may do, and changes nothing there. */
@ActivityInterface
public interface ConnectionCheckActivity {

    /** What the far side says is a value; only a fault of our own is an exception. */
    @ActivityMethod(name = "CheckConnection")
    Check check(String name);
}
