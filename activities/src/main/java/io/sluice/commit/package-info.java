/**
 * Commits a proof exactly once. Start at {@link io.sluice.commit.Committer}. What was done is read from the ledgers in the targets; the store
 * only keeps the receipt.
 */
@NullMarked
package io.sluice.commit;

import org.jspecify.annotations.NullMarked;
