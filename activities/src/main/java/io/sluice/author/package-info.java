/**
 * Writes and repairs drafts. Start at {@link io.sluice.author.Author}: the port; the built-in planner and the model implement it. An author
 * only reads its task; whatever it names is resolved and guarded by others before anything runs.
 */
@NullMarked
package io.sluice.author;

import org.jspecify.annotations.NullMarked;
