/**
 * Taking a commit back: check for conflicts, show the diff, wait for approval, apply once. Start at {@link io.sluice.undo.UndoWorkflow}.
 * Replayed by Temporal: no clock, file, socket, dice, thread or mutable static here.
 */
@NullMarked
package io.sluice.undo;

import org.jspecify.annotations.NullMarked;
