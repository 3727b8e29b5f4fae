/**
 * Rows per second from a source to a committed table, against raw {@code COPY} of the same rows in the same run, and against peers where
 * they are installed. Start at {@link io.sluice.standalone.bench.extract.ExtractSpeed}.
 */
@NullMarked
package io.sluice.standalone.bench.extract;

import org.jspecify.annotations.NullMarked;
