/**
 * From a source's text to typed rows: cleaning, dropping, checking and guessing of types. Start at {@link
 * io.sluice.connector.rows.LoadRows}. Runs once per field of every row: no regular expression, no exception and no boxing on that path.
 */
@NullMarked
package io.sluice.connector.rows;

import org.jspecify.annotations.NullMarked;
