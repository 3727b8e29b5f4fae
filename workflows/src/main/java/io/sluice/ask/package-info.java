/**
 * A question of a batch: read, guarded and run once, without the story that a request tells. Start at
 * {@link io.sluice.ask.AskWorkflow}. Replayed by Temporal: no clock, file, socket, dice, thread or mutable static here; question and rows
 * stay in the store, only the id travels.
 */
@NullMarked
package io.sluice.ask;

import org.jspecify.annotations.NullMarked;
