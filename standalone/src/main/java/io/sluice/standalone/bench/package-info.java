/**
 * Measures and torments a real installation from outside: its own home, real PostgreSQL and Temporal, spoken to over HTTP, killed like a
 * process is killed. Start at {@link io.sluice.standalone.bench.Benches}. The stories in the tests use the same {@link
 * io.sluice.standalone.bench.Installation}.
 */
@NullMarked
package io.sluice.standalone.bench;

import org.jspecify.annotations.NullMarked;
