/**
 * What steps read from outside the target: which columns come of a table, a stream or a file, and how that becomes a stage. Start at {@link
 * io.sluice.extract.Extracts}.
 */
@NullMarked
package io.sluice.extract;

import org.jspecify.annotations.NullMarked;
