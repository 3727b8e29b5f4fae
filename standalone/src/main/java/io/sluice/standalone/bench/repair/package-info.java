/** How many common faults mend themselves. Start at {@link io.sluice.standalone.bench.repair.RepairBench}. */
@NullMarked
package io.sluice.standalone.bench.repair;

import org.jspecify.annotations.NullMarked;
