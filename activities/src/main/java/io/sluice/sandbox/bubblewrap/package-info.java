/**
 * The sandbox where there is no Docker: Linux namespaces by bubblewrap, limits by control groups, a small root of its own,
 * a system call filter of ours. Start at {@link io.sluice.sandbox.bubblewrap.BubblewrapSandbox}.
 */
@NullMarked
package io.sluice.sandbox.bubblewrap;

import org.jspecify.annotations.NullMarked;
