package io.sluice.standalone.bench.repair;

import java.util.List;

/** What came of a fault: noticed at all, repaired or not and why, by which repairs, and whether a person was told that rows change. */
record Met(boolean noticed, boolean repaired, List<String> repairs, boolean flagged, String why) {}
