package io.sluice.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.store.Standing;

/** What the timeline says: enough for a page to move on without asking, nothing that belongs to the logs. */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventJson() {}

    private record PhaseEvent(String phase, String status, String outcome) {}

    private record RepairEvent(int attempt, String error_class, String reason, boolean successful) {}

    static String of(Standing standing) {
        return write(new PhaseEvent(standing.phase(), standing.status(), standing.outcome()));
    }

    static String of(RepairStory.Told told, int attempt, boolean successful) {
        return write(new RepairEvent(attempt, told.errorClass(), told.reason(), successful));
    }

    private static String write(Object event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
