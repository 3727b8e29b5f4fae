package io.sluice.connector.manifest.fault;

import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.HttpResponse;
import java.io.IOException;

/** Judges what came back. Stateless: how often the request was sent is told. */
public interface ErrorPolicy {

    Verdict judge(HttpResponse response, Tried tried, Scope scope);

    Verdict judge(IOException lost, Tried tried, Scope scope);

    /** Whether the manifest itself says which bodies are errors. */
    default boolean looksInside() {
        return false;
    }
}
