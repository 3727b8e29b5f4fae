package io.sluice.firing;

import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.request.Scheduled;
import io.sluice.schedule.FiringActivity;
import io.sluice.schedule.FiringRequest;
import io.sluice.schedule.Replayed;
import io.sluice.store.Inputs;
import io.sluice.store.NewRequest;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.StoredSchedule;
import io.sluice.store.WrittenIn;
import java.util.regex.Pattern;

/** Gives a firing the latest pipeline of its schedule that was approved and stands; no author is asked. */
public final class Firer implements FiringActivity {

    /** A sentence that says so wants every firing's rows beside the others'. */
    private static final Pattern ADDS = Pattern.compile(
            "(?<![\\w./-])(?:append|add)(?:s|ed|ing)?(?![\\w/-]|\\.\\w|\\s+(?:an?\\s+|the\\s+)?(?:new\\s+)?(?:columns?|fields?|keys?|index))",
            Pattern.CASE_INSENSITIVE);

    private final Store store;

    public Firer(Store store) {
        this.store = store;
    }

    @Override
    public Preparation prepare(FiringRequest firing, String id) {
        var before = store.requests().find(id);
        if (before.isPresent()) {
            return before.get().schedule().filter(firing.schedule()::equals).isPresent()
                    ? ready(before.get())
                    : new Held("the id " + id + " belongs to another request");
        }
        var schedule = store.schedules().find(firing.schedule());
        return schedule.isEmpty()
                ? new Held("there is no schedule " + firing.schedule() + " any more")
                : prepare(schedule.get(), firing, id);
    }

    private Preparation prepare(StoredSchedule schedule, FiringRequest firing, String id) {
        var approved = store.schedules().approved(schedule);
        return approved.isEmpty()
                ? new Held("nothing is approved yet: look at the request " + schedule.firstRequest())
                : ready(fire(schedule, firing, id, approved.get()));
    }

    private StoredRequest fire(StoredSchedule schedule, FiringRequest firing, String id, StoredRequest approved) {
        var definition = schedule.definition();
        var scheduled = new Scheduled(schedule.name(), approved.id(), firing.window());
        var request = new NewRequest(
                id,
                definition.userId(),
                definition.request(),
                definition.on(),
                definition.into(),
                definition.files(),
                Approval.AUTO,
                Pace.ONE_GO,
                null,
                definition.timezone(),
                WrittenIn.WORDS,
                scheduled);
        var draft = store.drafts().committed(approved.id()).orElseThrow();
        var adds = ADDS.matcher(definition.request()).find();
        var replayed = Replayed.of(draft.pipeline(), approved.id(), adds);
        return store.schedules().fire(request, replayed, draft.author());
    }

    private Ready ready(StoredRequest request) {
        return new Ready(store.inputs().of(request), Inputs.label(request));
    }

    @Override
    public String outcome(String request) {
        return store.requests().load(request).outcome();
    }
}
