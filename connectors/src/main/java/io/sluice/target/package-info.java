/**
 * Writing into a database exactly once: the ledger and its fence, stage tables, the statements of a load, before-images. Start at
 * {@link io.sluice.target.Target}. Nothing here knows Temporal or the store: what was done is asked of the target itself, never of memory.
 */
@NullMarked
package io.sluice.target;

import org.jspecify.annotations.NullMarked;
