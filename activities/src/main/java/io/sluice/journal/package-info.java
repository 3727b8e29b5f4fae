/** Writes the story of each request into the store as its workflow tells it. Start at {@link io.sluice.journal.Journal}. */
@NullMarked
package io.sluice.journal;

import org.jspecify.annotations.NullMarked;
