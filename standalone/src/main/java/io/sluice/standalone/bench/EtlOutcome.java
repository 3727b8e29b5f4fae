package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of one task: right, wrong, declined or failed, and why. */
record EtlOutcome(String id, String outcome, String why) {
    static EtlOutcome of(EtlTask task, JsonNode kept) {
        return new EtlOutcome(
                task.id(), kept.path("outcome").asText(), kept.path("why").asText());
    }

    ObjectNode json() {
        return Installation.JSON.createObjectNode().put("outcome", outcome).put("why", why);
    }
}
