package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "schedule",
        description = {
            "Have a request come again by itself, and steer what does",
            "",
            "The first run is proven and approved like any other; later ones replay its pipeline within the budget.",
            "Quote the sentence: ./sluice schedule \"every weekday at 7 import sales.csv into orders\""
        },
        subcommands = {
            ScheduleVerbs.Listing.class,
            ScheduleVerbs.Show.class,
            ScheduleVerbs.Pause.class,
            ScheduleVerbs.Resume.class,
            ScheduleVerbs.Run.class,
            ScheduleVerbs.Backfill.class,
            ScheduleVerbs.Delete.class
        })
final class ScheduleVerb extends RoadVerb {
    @Option(
            names = "--cron",
            paramLabel = "EXPR",
            description = "When, if the sentence does not say it: '30 6 * * 1-5'")
    private @Nullable String cron;

    @Option(names = "--name", paramLabel = "NAME", description = "Your name for it (default: made of the sentence)")
    private @Nullable String name;

    @Option(
            names = "--max-deleted",
            paramLabel = "PERCENT",
            description = "Rows of a table that a firing may delete (default: 10; never all)")
    private @Nullable Integer maxDeleted;

    @Option(names = "--max-inserted", paramLabel = "N", description = "Rows that a firing may add (default: any)")
    private @Nullable Long maxInserted;

    @Option(names = "--max-changed", paramLabel = "N", description = "Rows that a firing may change (default: any)")
    private @Nullable Long maxChanged;

    @Option(names = "--max-rejected", paramLabel = "N", description = "Rows that may be unreadable (default: 0)")
    private @Nullable Long maxRejected;

    @Option(
            names = "--on-drift",
            paramLabel = "WHAT",
            description = "When it no longer fits what is there: stop (ask a person; default) or repair (then ask)")
    private OnDrift onDrift = OnDrift.stop;

    @Option(
            names = "--catch-up",
            paramLabel = "TIME",
            description = "Make up for a firing that was missed, within 30m, 6h, 2d (default: 1d)")
    private @Nullable String catchUp;

    /** Spelled as they are typed. */
    enum OnDrift {
        stop,
        repair
    }

    @Override
    String path() {
        return "/v1/schedules";
    }

    @Override
    void complete(ObjectNode submission) {
        super.complete(submission);
        put(submission, "cron", cron);
        put(submission, "name", name);
        put(submission, "catch_up", catchUp);
        submission.put("on_drift", onDrift.name());
        submission
                .putObject("budget")
                .put("deleted_percent", maxDeleted)
                .put("inserted", maxInserted)
                .put("changed", maxChanged)
                .put("rejected", maxRejected);
    }

    /** Stays with the first request; with --json the one document is the schedule, and its first request within. */
    @Override
    int accepted(Api api, JsonNode schedule) {
        var first = schedule.path("first_request").asText();
        if (!json()) {
            ScheduleScreen.of(screen(), schedule).headline();
            return new Conversation(api, screen(), false).untilSettled(first);
        }
        var settled = new Follow(api, screen()).untilSettled(first);
        var document =
                (ObjectNode) api.get(ScheduleVerbs.path(schedule.path("name").asText()));
        print(document.set("first", settled.json()));
        return Exit.of(settled.outcome());
    }
}
