/** Prepares the request of a schedule's firing: its row and the pipeline that it replays. Start at {@link io.sluice.firing.Firer}. */
@NullMarked
package io.sluice.firing;

import org.jspecify.annotations.NullMarked;
