/**
 * Writes a pipeline's steps as the files {@code step_1.sh}, {@code step_2.sql}, …: what a proof's hash covers, what the
 * sandbox runs, and what a person repeats by hand. Start at {@link io.sluice.synthesise.Synthesiser}. Same pipeline, same
 * text: no clock, no random.
 */
@NullMarked
package io.sluice.synthesise;

import org.jspecify.annotations.NullMarked;
