/**
 * Dates, times and spans as Python knows them: aware = OffsetDateTime, naive = LocalDateTime, date = LocalDate, timedelta =
 * Duration. Start at {@link io.sluice.connector.expression.time.DatetimeFormat}. No clock here: callers bring the instant.
 */
@NullMarked
package io.sluice.connector.expression.time;

import org.jspecify.annotations.NullMarked;
