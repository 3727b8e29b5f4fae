/**
 * The composition root of the Temporal workers: every workflow and activity is registered by name in {@link io.sluice.worker.Workers}.
 * Start at {@link io.sluice.worker.WorkerApplication}. No business here: wiring, settings, supervision.
 */
@NullMarked
package io.sluice.worker;

import org.jspecify.annotations.NullMarked;
