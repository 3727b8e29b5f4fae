/**
 * The Temporal server of this installation: one that is configured, a child process, or, when nothing else is to be had, one
 * inside the JVM. Start at {@link TemporalServer}.
 */
@NullMarked
package io.sluice.standalone.temporal;

import org.jspecify.annotations.NullMarked;
