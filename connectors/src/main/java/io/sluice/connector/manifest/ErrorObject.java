package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.fault.ErrorBody;
import io.sluice.connector.manifest.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** An answer that says 200 and carries an error where the records should be: read as a page without records it would lose them all. */
final class ErrorObject {
    private static final List<String> NAMES = List.of("error", "errors");

    private ErrorObject() {}

    /** Asked of an answer without records; a manifest that judges bodies itself is trusted. */
    static void refuse(StreamParts parts, HttpResponse response, Surroundings around) {
        var field = parts.selector().field();
        if (field == null
                || parts.requester().policy().looksInside()
                || response.beginning().isEmpty()) {
            return;
        }
        if (response.json() instanceof Map<?, ?> body
                && !body.containsKey(field)
                && NAMES.stream().anyMatch(name -> Types.truth(body.get(name)))) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    parts.name(),
                    "stream " + parts.name() + ": the API answered " + response.status()
                            + " with an error and without '" + field + "': "
                            + around.mask().masked(ErrorBody.excerpt(response)),
                    "Correct what the API complains about; if this is no error, say so in the manifest's response_filters",
                    null);
        }
    }
}
