/** Readings that go on where the last one ended, against sources that keep their own ground truth. Start at {@code IncrementContract}. */
@NullMarked
package io.sluice.increment;

import org.jspecify.annotations.NullMarked;
