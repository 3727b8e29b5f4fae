/** From the body of an answer to the records of a stream. Start at {@link io.sluice.connector.manifest.record.RecordSelector}. */
@NullMarked
package io.sluice.connector.manifest.record;

import org.jspecify.annotations.NullMarked;
