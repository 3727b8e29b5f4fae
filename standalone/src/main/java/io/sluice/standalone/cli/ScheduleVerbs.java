package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done with a schedule that is there. */
final class ScheduleVerbs {

    private ScheduleVerbs() {}

    static String path(String name) {
        return "/v1/schedules/" + Api.segment(name);
    }

    @Command(name = "list", description = "List schedules, and when each fires next")
    static final class Listing extends ServedVerb {
        @Override
        int call(Api api) {
            var schedules = api.get("/v1/schedules");
            if (json()) {
                print(schedules);
            } else {
                ScheduleScreen.list(screen(), schedules);
            }
            return Exit.DONE;
        }
    }

    /** A verb about one schedule. */
    abstract static class Named extends ServedVerb {
        @Parameters(index = "0", paramLabel = "NAME", description = "The schedule")
        private String name;

        final String path() {
            return ScheduleVerbs.path(name);
        }

        final String name() {
            return name;
        }

        final int shown(JsonNode schedule) {
            if (json()) {
                print(schedule);
            } else {
                ScheduleScreen.of(screen(), schedule).print();
            }
            return Exit.DONE;
        }
    }

    @Command(name = "show", description = "Show one schedule: when it fires, how its last firings ended")
    static final class Show extends Named {
        @Override
        int call(Api api) {
            return shown(api.get(path()));
        }
    }

    /** Holds a schedule up or lets it go on, with a note for who looks later. */
    abstract static class Holding extends Named {
        @Option(names = "--note", paramLabel = "TEXT", description = "Why, for who looks at it later")
        private @Nullable String note;

        abstract String action();

        @Override
        final int call(Api api) {
            var body = JsonNodeFactory.instance.objectNode();
            SubmittingVerb.put(body, "note", note);
            return shown(api.post(path() + "/" + action(), body));
        }
    }

    @Command(name = "pause", description = "Hold a schedule: it fires no more until it is resumed")
    static final class Pause extends Holding {
        @Override
        String action() {
            return "pause";
        }
    }

    @Command(name = "resume", description = "Let a paused schedule fire again")
    static final class Resume extends Holding {
        @Override
        String action() {
            return "resume";
        }
    }

    /** Starts a request of the schedule; what stands in its way is exit 4. */
    abstract static class Starting extends Named {
        @Option(names = "--wait", description = "Stay until it has ended, and exit by its outcome")
        private boolean wait;

        abstract String action();

        void complete(ObjectNode body) {}

        @Override
        final int call(Api api) {
            var body = JsonNodeFactory.instance.objectNode();
            complete(body);
            try {
                return started(api, api.post(path() + "/" + action(), body));
            } catch (ApiException e) {
                if (e.isConflict()) {
                    Main.report(e, screen(), json());
                    return Exit.REFUSED;
                }
                throw e;
            }
        }

        private int started(Api api, JsonNode reply) {
            if (wait) {
                return new Conversation(api, screen(), json())
                        .untilSettled(reply.path("request").asText());
            }
            if (json()) {
                print(reply);
            } else {
                screen().result(reply.path("request").asText());
            }
            return Exit.DONE;
        }
    }

    @Command(name = "run", description = "Fire a schedule now")
    static final class Run extends Starting {
        @Override
        String action() {
            return "run";
        }
    }

    @Command(
            name = "backfill",
            description = "Read a range of the past again and write it by key; how far was read stays as it is")
    static final class Backfill extends Starting {
        @Option(names = "--from", required = true, paramLabel = "VALUE", description = "The cursor's first value")
        private String from;

        @Option(names = "--to", required = true, paramLabel = "VALUE", description = "Up to, not including, this value")
        private String to;

        @Override
        String action() {
            return "backfill";
        }

        @Override
        void complete(ObjectNode body) {
            body.put("from", from).put("to", to);
        }
    }

    @Command(name = "delete", description = "Let a schedule go; what it committed stays")
    static final class Delete extends Named {
        @Override
        int call(Api api) {
            api.delete(path());
            if (json()) {
                print(JsonNodeFactory.instance.objectNode().put("name", name()).put("deleted", true));
            } else {
                screen().say("deleted " + name());
            }
            return Exit.DONE;
        }
    }
}
