/** Keeps every target tidy after crashes and after thirty days. Start at {@link io.sluice.upkeep.Upkeep}. */
@NullMarked
package io.sluice.upkeep;

import org.jspecify.annotations.NullMarked;
