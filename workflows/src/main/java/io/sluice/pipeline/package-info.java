/**
 * The typed pipeline that authors write and everything else proves, shows and commits. Start at {@link io.sluice.pipeline.Pipeline}.
 * Plain values: no I/O, no clock, nothing of a framework but Jackson's annotations.
 */
@NullMarked
package io.sluice.pipeline;

import org.jspecify.annotations.NullMarked;
