/** How far each pipeline has read its streams, over REST. Start at {@link io.sluice.ui.state.StateController}. */
@NullMarked
package io.sluice.ui.state;

import org.jspecify.annotations.NullMarked;
