/** The live timeline of a request as server-sent events. Start at {@link io.sluice.ui.event.EventsController}. */
@NullMarked
package io.sluice.ui.event;

import org.jspecify.annotations.NullMarked;
