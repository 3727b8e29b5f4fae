/**
 * What a stream is read in pieces of: windows of time, partitions, and how far each was read. Start at {@link
 * io.sluice.connector.manifest.slice.Slicers}.
 */
@NullMarked
package io.sluice.connector.manifest.slice;

import org.jspecify.annotations.NullMarked;
