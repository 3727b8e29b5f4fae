/**
 * Stories told from outside: a real Sluice process with its own home, real PostgreSQL and Temporal, spoken to over HTTP and killed like a
 * process is killed. Start at {@link io.sluice.standalone.bench.Installation}.
 */
@NullMarked
package io.sluice.standalone.story;

import org.jspecify.annotations.NullMarked;
