/**
 * Testing a configured connection before it is saved. Start at {@link io.sluice.connection.ConnectionCheckWorkflow}. Replayed by Temporal:
 * no clock, file, socket, dice, thread or mutable static here; secrets stay in the store, only names travel.
 */
@NullMarked
package io.sluice.connection;

import org.jspecify.annotations.NullMarked;
