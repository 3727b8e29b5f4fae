/**
 * Takes a commit back: plans by rehearsing, stores the plan, does what was planned and nothing else. Start at {@link
 * io.sluice.restore.Undoer}; its workflow is {@code io.sluice.undo}.
 */
@NullMarked
package io.sluice.restore;

import org.jspecify.annotations.NullMarked;
