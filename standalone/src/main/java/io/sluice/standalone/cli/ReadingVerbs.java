package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.screen.DiffReport;
import io.sluice.standalone.screen.Moments;
import io.sluice.standalone.screen.Progress;
import io.sluice.standalone.screen.Report;
import io.sluice.standalone.screen.Table;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

/** The verbs that only look. */
final class ReadingVerbs {
    private static final int ROWS_OF_A_KIND = 50;

    private ReadingVerbs() {}

    @Command(name = "requests", description = "List requests, the newest first")
    static final class Requests extends ServedVerb {
        @Override
        int call(Api api) {
            var requests = api.get("/v1/requests");
            if (json()) {
                print(requests);
            } else {
                screen().result(table(requests, "pipeline_id", "id", "outcome", "phase", "created_at", "sentence"));
            }
            return Exit.DONE;
        }
    }

    @Command(name = "show", description = "Show one request")
    static final class Show extends RequestVerb {
        @Override
        int call(Api api) {
            var document = api.request(id());
            if (json()) {
                print(document.json());
            } else {
                new Progress(screen()).show(document);
                new Report(screen()).print(document);
            }
            return Exit.DONE;
        }
    }

    @Command(name = "diff", description = "Show the rows that a request changes")
    static final class Diff extends RequestVerb {
        @Override
        int call(Api api) {
            var diff = api.get(Api.requestPath(id()) + "/diff");
            if (json()) {
                print(diff);
            } else {
                new DiffReport(screen(), ROWS_OF_A_KIND).print(diff);
            }
            return Exit.DONE;
        }
    }

    @Command(name = "logs", description = "Show what each step printed, and every repair")
    static final class Logs extends RequestVerb {
        @Override
        int call(Api api) {
            var number = api.request(id()).json().path("pipeline_id").asText();
            var logs = api.get("/pipeline/" + Api.segment(number) + "/logs");
            if (json()) {
                print(logs);
                return Exit.DONE;
            }
            logs.path("execution_logs").forEach(this::step);
            logs.path("repair_logs").forEach(this::repair);
            return Exit.DONE;
        }

        private void step(JsonNode log) {
            var verdict = log.path("is_successful").asBoolean() ? "ok" : "failed";
            screen().result("step " + log.path("step_id").asText() + "  "
                    + Moments.text(log.path("run_time").asText()) + "  " + verdict);
            for (var stream : List.of("stdout", "stderr")) {
                log.path(stream).asText("").lines().forEach(line -> screen().result("    " + line));
            }
        }

        private void repair(JsonNode log) {
            var verdict = log.path("repair_successful").asBoolean() ? "worked" : "did not help";
            screen().result("repair " + log.path("attempt_number").asText() + "  " + verdict);
            screen().result("    error:  " + log.path("original_error").asText());
            screen().result("    reason: " + log.path("ai_fix_reason").asText());
        }
    }

    @Command(name = "connections", description = "List connections")
    static final class Connections extends ServedVerb {
        @picocli.CommandLine.Option(
                names = "--setup",
                paramLabel = "NAME",
                description = "Print the DDL that an administrator must run to make this connection a target")
        private @org.jspecify.annotations.Nullable String setup;

        @Override
        int call(Api api) {
            if (setup != null) {
                var reply = api.get("/v1/connections/" + Api.segment(setup) + "/setup");
                if (json()) {
                    print(reply);
                } else {
                    screen().result(reply.path("ddl").asText());
                }
                return Exit.DONE;
            }
            var connections = api.get("/v1/connections");
            if (json()) {
                print(connections);
            } else {
                screen().result(table(connections, "name", "kind", "url", "user", "access", "status"));
            }
            return Exit.DONE;
        }
    }

    private static String table(JsonNode items, String... fields) {
        var rows = StreamSupport.stream(items.spliterator(), false)
                .map(item -> List.of(fields).stream()
                        .map(field -> item.path(field).asText(""))
                        .map(text -> text.equals("null") ? "" : Moments.text(text))
                        .toList())
                .toList();
        var columns = List.of(fields);
        return new Table(columns, columns.stream().map(column -> false).toList(), rows).plain();
    }
}
