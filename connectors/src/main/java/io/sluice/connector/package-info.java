/** The contract of every source and target. Start at {@link io.sluice.connector.Connection}. Nothing here knows workflows or the store. */
@NullMarked
package io.sluice.connector;

import org.jspecify.annotations.NullMarked;
