/**
 * Streams of a manifest read to their end from a mock of the API that the manifest describes: what {@code connectors check --execute} and
 * the comparison with the reference engine stand on. Start at {@link io.sluice.connector.rehearsal.Rehearsal}.
 */
@NullMarked
package io.sluice.connector.rehearsal;

import org.jspecify.annotations.NullMarked;
