package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "disconnect", description = "Forget a connection and its secret")
final class DisconnectVerb extends ServedVerb {
    @Parameters(paramLabel = "NAME")
    private String name;

    @Override
    int call(Api api) {
        api.delete("/v1/connections/" + Api.segment(name));
        if (json()) {
            print(JsonNodeFactory.instance.objectNode().put("name", name).put("disconnected", true));
        } else {
            screen().say("disconnected " + name);
        }
        return Exit.DONE;
    }
}
