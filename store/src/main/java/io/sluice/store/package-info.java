/**
 * Sluice's own metadata: what was asked, drafted, tried, proven, committed and said. Start at {@link io.sluice.store.Store}. One class a
 * table, jOOQ inside, domain words outside; secrets and credentials never leave in the clear.
 */
@NullMarked
package io.sluice.store;

import org.jspecify.annotations.NullMarked;
