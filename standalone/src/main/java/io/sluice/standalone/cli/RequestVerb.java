package io.sluice.standalone.cli;

import picocli.CommandLine.Parameters;

/** A verb about one request. */
abstract class RequestVerb extends ServedVerb {
    @Parameters(index = "0", paramLabel = "ID", description = "The request: its id or its number")
    private String id;

    final String id() {
        return id;
    }
}
