/**
 * The sandbox run: a fresh database that holds a copy of what a draft touches, each step run in it until one fails. Start at {@link
 * io.sluice.trial.SandboxRunner}. Untrusted statements run as a role that can reach nothing else; nothing outlives its run.
 */
@NullMarked
package io.sluice.trial;

import org.jspecify.annotations.NullMarked;
