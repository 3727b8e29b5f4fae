/**
 * Looking at how far targets hold their streams, and setting it by hand. Start at {@link io.sluice.state.StateWorkflow}. Replayed by Temporal:
 * no clock, file, socket, dice, thread or mutable static here.
 */
@NullMarked
package io.sluice.state;

import org.jspecify.annotations.NullMarked;
