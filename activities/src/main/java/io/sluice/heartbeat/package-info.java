/**
 * How an activity stays alive during a blocking call, and how a cancel reaches that call. Start at {@link io.sluice.heartbeat.Heartbeat}.
 * A heartbeat says "alive", and to operators how far: what was done is in the ledgers.
 */
@NullMarked
package io.sluice.heartbeat;

import org.jspecify.annotations.NullMarked;
