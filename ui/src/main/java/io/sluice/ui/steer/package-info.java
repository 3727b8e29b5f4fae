/** Starting and steering workflows, and waiting for what the store says of them. Start at {@link io.sluice.ui.steer.Steering}. */
@NullMarked
package io.sluice.ui.steer;

import org.jspecify.annotations.NullMarked;
