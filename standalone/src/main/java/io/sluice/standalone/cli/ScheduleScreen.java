package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.screen.Screen;
import io.sluice.standalone.screen.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A schedule for people: when it fires in its own zone, how it stands, how its last firings ended. */
record ScheduleScreen(Screen screen, JsonNode schedule) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final List<String> WAITING = List.of("asked", "awaiting_approval");

    static ScheduleScreen of(Screen screen, JsonNode schedule) {
        return new ScheduleScreen(screen, schedule);
    }

    static void list(Screen screen, JsonNode schedules) {
        var columns = List.of("name", "when", "timezone", "next", "state", "last");
        var rows = StreamSupport.stream(schedules.spliterator(), false)
                .map(schedule -> of(screen, schedule).row())
                .toList();
        screen.result(new Table(columns, columns.stream().map(column -> false).toList(), rows).plain());
    }

    private List<String> row() {
        var last = schedule.path("last").path(0);
        return List.of(
                text("name"),
                text("when"),
                text("timezone"),
                next().orElse(""),
                text("state"),
                last.path("outcome").asText(""));
    }

    /** That it is there, and when it fires first. */
    void headline() {
        screen.say(screen.strong("Schedule " + text("name")) + ": " + text("when") + ", " + text("timezone")
                + next().map(time -> "; next " + time).orElse(""));
    }

    void print() {
        headline();
        screen.say("  " + text("request"));
        screen.say(
                "  state: " + text("state").replace('_', ' ') + (text("note").isEmpty() ? "" : " — " + text("note")));
        screen.say("  budget: " + budget());
        screen.say("  on drift: " + text("on_drift"));
        screen.say("  makes up for a missed firing within " + catchUp());
        if (schedule.path("skipped").asLong() > 0) {
            screen.say("  skipped, for the one before still went on: " + text("skipped"));
        }
        if (schedule.path("missed").asLong() > 0) {
            screen.say("  missed, for nothing ran: " + text("missed"));
        }
        schedule.path("last").forEach(this::waiting);
        var rows = new ArrayList<List<String>>();
        schedule.path("last").forEach(firing -> rows.add(firing(firing)));
        var columns = List.of("at", "request", "kind", "outcome", "inserted", "changed", "deleted", "why");
        screen.result(new Table(columns, List.of(false, false, false, false, true, true, true, false), rows).plain());
    }

    /** In full: what a person must decide by does not end where the table's column does. */
    private void waiting(JsonNode firing) {
        if (WAITING.contains(firing.path("outcome").asText())) {
            var id = firing.path("id").asText();
            screen.say("  " + id + " waits: " + firing.path("why").asText(""));
            screen.say("  look at it: ./sluice show " + id);
        }
    }

    private List<String> firing(JsonNode firing) {
        return List.of(
                time(firing.path("at").asText()),
                firing.path("id").asText(),
                firing.path("kind").asText(),
                firing.path("outcome").asText(),
                firing.path("inserted").asText(),
                firing.path("changed").asText(),
                firing.path("deleted").asText(),
                firing.path("why").asText("").replace("null", ""));
    }

    private String budget() {
        var budget = schedule.path("budget");
        return most(budget.path("inserted"), "inserted") + ", " + most(budget.path("changed"), "changed")
                + ", deleted at most " + budget.path("deleted_percent").asText() + " % and never all, rejected at most "
                + budget.path("rejected").asText();
    }

    /** In its largest whole unit. */
    private String catchUp() {
        var time = Duration.ofSeconds(schedule.path("catch_up_seconds").asLong());
        if (time.equals(Duration.ofDays(time.toDays()))) {
            return time.toDays() + " d";
        }
        if (time.equals(Duration.ofHours(time.toHours()))) {
            return time.toHours() + " h";
        }
        return time.equals(Duration.ofMinutes(time.toMinutes())) ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private static String most(JsonNode count, String what) {
        return what + (count.isNumber() ? " at most " + count.asText() : " any");
    }

    private Optional<String> next() {
        return Optional.of(schedule.path("next").path(0).asText(""))
                .filter(text -> !text.isEmpty() && !text("state").equals("paused"))
                .map(this::time);
    }

    private String time(String instant) {
        return TIME.format(Instant.parse(instant).atZone(ZoneId.of(text("timezone"))));
    }

    private String text(String field) {
        return schedule.path(field).asText("");
    }
}
