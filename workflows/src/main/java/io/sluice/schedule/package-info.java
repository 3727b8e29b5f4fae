/**
 * Requests that come again by themselves. {@link io.sluice.schedule.RecurrenceReader} takes the recurrence out of a sentence, {@link
 * io.sluice.schedule.Cron} reads an expression, and Temporal starts a {@link io.sluice.schedule.FiringWorkflow} whenever it is time, which
 * starts an ordinary request that replays the approved pipeline. Replayed by Temporal: no clock, file, socket, dice, thread or mutable
 * static here.
 */
@NullMarked
package io.sluice.schedule;

import org.jspecify.annotations.NullMarked;
