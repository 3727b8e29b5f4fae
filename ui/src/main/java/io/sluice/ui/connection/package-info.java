/** Connections as callers list, test, save and forget them. Start at {@link io.sluice.ui.connection.ConnectionsController}. */
@NullMarked
package io.sluice.ui.connection;

import org.jspecify.annotations.NullMarked;
