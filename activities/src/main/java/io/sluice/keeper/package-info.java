/** Shows and sets how far targets hold their streams. Start at {@link io.sluice.keeper.StateKeeper}; its workflow is {@code io.sluice.state}. */
@NullMarked
package io.sluice.keeper;

import org.jspecify.annotations.NullMarked;
