/**
 * One data request, from sentence to receipt. Start at {@link io.sluice.request.DataRequestWorkflow}.
 * Replayed by Temporal: no clock, file, socket, dice, thread or mutable static here; effects are the activities' business.
 */
@NullMarked
package io.sluice.request;

import org.jspecify.annotations.NullMarked;
