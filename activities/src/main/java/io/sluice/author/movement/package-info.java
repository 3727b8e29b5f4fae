/**
 * Sentences that name where their rows come from: several sources, what is asked of them together, and the table that keeps the answer.
 * Start at {@link io.sluice.author.movement.Movement}. Whatever a sentence names is looked up; nothing is guessed.
 */
@NullMarked
package io.sluice.author.movement;

import org.jspecify.annotations.NullMarked;
