package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.screen.Screen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all verbs share: the screen, the home, {@code --json}. */
abstract class Verb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print exactly one JSON document on stdout")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help")
    private boolean help;

    final boolean json() {
        return json;
    }

    final Screen screen() {
        return Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    final Home home() {
        return Home.of(System.getenv());
    }

    final void print(JsonNode document) {
        screen().result(Api.write(document));
    }

    /** What {@code --help} prints. */
    final String usage() {
        return spec.commandLine().getUsageMessage();
    }

    /** A mistake of the caller that only shows when options are seen together. */
    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
