/** What Temporal must know of Sluice: task queues, payload format, limits of every activity, search attributes. */
@NullMarked
package io.sluice.durable;

import org.jspecify.annotations.NullMarked;
