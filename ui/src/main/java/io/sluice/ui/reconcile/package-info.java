/** Brings store and Temporal together again after a crash or an operator. Start at {@link io.sluice.ui.reconcile.Reconciler}. */
@NullMarked
package io.sluice.ui.reconcile;

import org.jspecify.annotations.NullMarked;
