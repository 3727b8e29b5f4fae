/** Schedules: made of a sentence, kept in the store, fired by Temporal. Start at {@link io.sluice.ui.schedule.SchedulesController}. */
@NullMarked
package io.sluice.ui.schedule;

import org.jspecify.annotations.NullMarked;
