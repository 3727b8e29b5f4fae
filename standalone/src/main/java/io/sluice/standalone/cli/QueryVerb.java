package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.screen.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "query", description = "Run guarded SQL of your own; a writing statement becomes a request")
final class QueryVerb extends ServedVerb {
    @Parameters(paramLabel = "SQL")
    private String sql;

    @Option(names = "--on", paramLabel = "NAME", description = "The connection (default: warehouse)")
    private @Nullable String on;

    @Option(names = "--csv", description = "Print CSV")
    private boolean csv;

    @Override
    int call(Api api) {
        var query = JsonNodeFactory.instance.objectNode().put("sql", sql);
        SubmittingVerb.put(query, "on", on);
        var reply = api.post("/v1/query", query);
        if (reply.hasNonNull("id")) {
            return new Conversation(api, screen(), json())
                    .untilSettled(reply.path("id").asText());
        }
        show(reply);
        return Exit.DONE;
    }

    private void show(JsonNode reply) {
        if (json()) {
            print(reply);
            return;
        }
        var table = Table.of(reply);
        if (csv) {
            screen().data(table.csv());
        } else {
            screen().result(table.markdown());
        }
        if (reply.path("truncated").asBoolean()) {
            screen().say("the first " + table.rows().size() + " rows; more are there");
        }
    }
}
