package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.client.Api;
import picocli.CommandLine.Command;

@Command(
        name = "run",
        description = "Carry a sentence from draft to commit; one that says how often becomes a schedule")
final class RunVerb extends RoadVerb {

    @Override
    int accepted(Api api, JsonNode reply) {
        if (reply.hasNonNull("schedule")) {
            ScheduleScreen.of(
                            screen(),
                            api.get(ScheduleVerbs.path(reply.path("schedule").asText())))
                    .headline();
        }
        return super.accepted(api, reply);
    }
}
