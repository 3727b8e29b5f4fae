package io.sluice.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How the states are now, or why nothing was done. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = StateReply.Streams.class, name = "streams"),
    @Type(value = StateReply.Refused.class, name = "refused")
})
public sealed interface StateReply {

    record Streams(List<StreamHeld> streams) implements StateReply {
        public Streams {
            streams = List.copyOf(streams);
        }
    }

    /** {@code code} is stable. */
    record Refused(String code, String message, String next) implements StateReply {}

    /** How far a target holds one stream: {@code state} in the source's own words, as JSON; {@code request} moved it there. */
    record StreamHeld(
            String pipeline,
            String connection,
            String stream,
            String partition,
            String state,
            long version,
            String request) {}
}
