package io.sluice.keeper;

import io.sluice.commit.Targets;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.Step.Extract;
import io.sluice.state.StateActivity;
import io.sluice.state.StateReply;
import io.sluice.state.StateReply.Refused;
import io.sluice.state.StateReply.StreamHeld;
import io.sluice.state.StateReply.Streams;
import io.sluice.state.StateWish;
import io.sluice.state.StateWish.Action;
import io.sluice.store.Store;
import io.sluice.store.StoredDraft;
import io.sluice.store.StoredRequest;
import io.sluice.target.States;
import io.sluice.target.StreamState;
import io.sluice.target.TargetSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A state that a request is about to move is left alone; any other is a person's to set. */
public final class StateKeeper implements StateActivity {

    private final Store store;
    private final Targets targets;
    private final Clock clock;

    public StateKeeper(Store store, Targets targets, Clock clock) {
        this.store = store;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public StateReply handle(StateWish wish) {
        try (var session = targets.of(wish.target()).openIfInstalled().orElse(null)) {
            return session == null
                    ? unknown(wish)
                    : wish.action() == Action.SHOW ? shown(session, wish) : changed(session, wish);
        } catch (ConnectorException e) {
            if (e.fault().retryable()) {
                throw e;
            }
            return new Refused(e.fault() == Fault.NOT_FOUND ? "not_found" : "no_target", e.getMessage(), e.next());
        }
    }

    private static StateReply shown(TargetSession session, StateWish wish) {
        var found = found(session, wish);
        return found.isEmpty() ? unknown(wish) : held(found);
    }

    private StateReply changed(TargetSession session, StateWish wish) {
        var busy = runningOn(wish.pipeline());
        if (busy.isPresent()) {
            return new Refused(
                    "in_use",
                    "request " + busy.get() + " runs on " + wish.pipeline() + " and is about to move its state",
                    "Wait for it, or cancel it with: sluice cancel " + busy.get());
        }
        var found = found(session, wish);
        if (found.isEmpty()) {
            return unknown(wish);
        }
        if (wish.action() == Action.SET && found.size() > 1) {
            return new Refused(
                    "ambiguous",
                    wish.pipeline() + " has several streams: "
                            + found.stream().map(StateKeeper::name).toList(),
                    "Name one of them");
        }
        var to = wish.action() == Action.SET ? Objects.requireNonNull(wish.state()) : StreamState.NOTHING;
        var by = "by hand " + clock.instant();
        try {
            session.transaction(db -> moveAll(session, found, to, by));
            return held(found(session, wish));
        } catch (Lost race) {
            return new Refused("in_use", "the state has just been moved by another request", "Look at it again");
        }
    }

    /** All or none: what was moved before one was lost goes back with the transaction. */
    private static boolean moveAll(TargetSession session, List<StreamState> states, String to, String by) {
        var all = new States(session);
        if (!states.stream().allMatch(state -> all.move(state, to, by))) {
            throw new Lost();
        }
        return true;
    }

    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static List<StreamState> found(TargetSession session, StateWish wish) {
        return new States(session)
                .all().stream()
                        .filter(state -> state.key().pipeline().equals(wish.pipeline()))
                        .filter(state -> wish.stream() == null || isNamed(state, wish.stream()))
                        .toList();
    }

    private static boolean isNamed(StreamState state, String stream) {
        return state.key().stream().equals(stream) || name(state).equals(stream);
    }

    private static String name(StreamState state) {
        return state.key().connection() + "." + state.key().stream();
    }

    /** A request that has begun and not ended, and reads for this pipeline. */
    private Optional<String> runningOn(String pipeline) {
        return store.requests().open(Duration.ZERO).stream()
                .filter(request -> readsFor(request, pipeline))
                .map(StoredRequest::id)
                .findFirst();
    }

    private boolean readsFor(StoredRequest request, String pipeline) {
        return store.drafts().latest(request.id()).map(StoredDraft::pipeline).stream()
                .flatMap(draft -> draft.steps().stream()
                        .filter(step -> step instanceof Extract extract && extract.since() != null)
                        .flatMap(step -> names(request, draft, step)))
                .anyMatch(pipeline::equals);
    }

    /** Under which names the states of an extract may be kept. */
    private static Stream<String> names(StoredRequest request, Pipeline draft, Step extract) {
        return request.scheduled() != null
                ? Stream.of(request.scheduled().schedule())
                : draft.loadsOf(extract).stream()
                        .flatMap(load -> load.destination() instanceof Destination.Table(var name, var create)
                                ? Stream.of(name.qualified())
                                : Stream.empty());
    }

    private static StateReply held(List<StreamState> states) {
        return new Streams(states.stream()
                .map(state -> new StreamHeld(
                        state.key().pipeline(),
                        state.key().connection(),
                        state.key().stream(),
                        state.key().partition(),
                        state.state(),
                        state.version(),
                        state.request()))
                .toList());
    }

    private static Refused unknown(StateWish wish) {
        var what = wish.stream() == null ? wish.pipeline() : wish.stream() + " of " + wish.pipeline();
        return new Refused(
                "not_found",
                wish.target() + " keeps no state of " + what,
                "A pipeline is named by its schedule, or by the table it loads, such as public.orders");
    }
}
