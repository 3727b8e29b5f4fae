package io.sluice.ui.state;

import io.sluice.state.StateReply.Refused;
import io.sluice.state.StateReply.StreamHeld;
import io.sluice.state.StateReply.Streams;
import io.sluice.state.StateWish;
import io.sluice.state.StateWish.Action;
import io.sluice.ui.problem.ApiProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows how far a pipeline has read each of its streams; sets it, or lets everything be read again. */
@RestController
public class StateController {

    /** What a workflow may carry. */
    private static final int LONGEST_STATE = 8_000;

    private final StateRoad road;
    private final JsonMapper json;

    StateController(StateRoad road, JsonMapper json) {
        this.road = road;
        this.json = json;
    }

    /** {@code state} is a JSON object, as a reading of the stream ends with it. */
    record NewState(@Nullable JsonNode state) {}

    record StreamState(
            String connection, String stream, String partition, JsonNode state, long version, String request) {}

    record PipelineState(String pipeline, String into, List<StreamState> streams) {}

    @GetMapping("/v1/state/{pipeline}")
    PipelineState show(@PathVariable String pipeline, @RequestParam(defaultValue = "warehouse") String into) {
        return told(new StateWish(Action.SHOW, into, pipeline, null, null));
    }

    @GetMapping("/v1/state/{pipeline}/{stream}")
    PipelineState show(
            @PathVariable String pipeline,
            @PathVariable String stream,
            @RequestParam(defaultValue = "warehouse") String into) {
        return told(new StateWish(Action.SHOW, into, pipeline, stream, null));
    }

    @PutMapping("/v1/state/{pipeline}/{stream}")
    PipelineState set(
            @PathVariable String pipeline,
            @PathVariable String stream,
            @RequestParam(defaultValue = "warehouse") String into,
            @RequestBody NewState asked) {
        if (asked.state() == null || !asked.state().isObject()) {
            throw ApiProblem.badRequest(
                    "bad_state", "state is no JSON object", "Send an object such as the one that GET answers.");
        }
        var state = json.writeValueAsString(asked.state());
        if (state.length() > LONGEST_STATE) {
            throw ApiProblem.badRequest(
                    "bad_state",
                    "the state is longer than " + LONGEST_STATE + " characters",
                    "Send what the source says of how far it was read, no more.");
        }
        return told(new StateWish(Action.SET, into, pipeline, stream, state));
    }

    @DeleteMapping("/v1/state/{pipeline}")
    PipelineState reset(@PathVariable String pipeline, @RequestParam(defaultValue = "warehouse") String into) {
        return told(new StateWish(Action.RESET, into, pipeline, null, null));
    }

    @DeleteMapping("/v1/state/{pipeline}/{stream}")
    PipelineState reset(
            @PathVariable String pipeline,
            @PathVariable String stream,
            @RequestParam(defaultValue = "warehouse") String into) {
        return told(new StateWish(Action.RESET, into, pipeline, stream, null));
    }

    private PipelineState told(StateWish wish) {
        return switch (road.send(wish)) {
            case Streams(var streams) ->
                new PipelineState(
                        wish.pipeline(),
                        wish.target(),
                        streams.stream().map(this::document).toList());
            case Refused refused -> throw problem(refused);
        };
    }

    private StreamState document(StreamHeld held) {
        return new StreamState(
                held.connection(),
                held.stream(),
                held.partition(),
                json.readTree(held.state()),
                held.version(),
                held.request());
    }

    private static ApiProblem problem(Refused refused) {
        var status =
                switch (refused.code()) {
                    case "not_found" -> HttpStatus.NOT_FOUND;
                    case "in_use" -> HttpStatus.CONFLICT;
                    default -> HttpStatus.BAD_REQUEST;
                };
        return ApiProblem.of(status, refused.code(), refused.message(), refused.next());
    }
}
