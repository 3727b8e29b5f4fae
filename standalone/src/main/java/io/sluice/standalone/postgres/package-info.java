/**
 * PostgreSQL as a child of this installation: durable, on loopback, with passwords. Start at {@link EmbeddedCluster}. The
 * postmaster outlives a killed JVM, so every start looks for one that is still there.
 */
@NullMarked
package io.sluice.standalone.postgres;

import org.jspecify.annotations.NullMarked;
