package io.sluice.standalone.bench.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.bench.Installation;

/** What came of a fault: noticed at all, repaired or not and why, and whether a person was told that rows change. */
record Met(boolean noticed, boolean repaired, boolean flagged, String why) {

    static Met of(JsonNode kept) {
        return new Met(
                kept.path("noticed").asBoolean(),
                kept.path("repaired").asBoolean(),
                kept.path("flagged").asBoolean(),
                kept.path("why").asText());
    }

    ObjectNode json() {
        return Installation.JSON
                .createObjectNode()
                .put("outcome", !noticed ? "no fault" : repaired ? "repaired" : "not repaired")
                .put("noticed", noticed)
                .put("repaired", repaired)
                .put("flagged", flagged)
                .put("why", why);
    }
}
