package io.sluice.connector.manifest.http;

import java.io.IOException;

/** Sends requests; follows redirects, never beyond the hosts that may be reached. */
public interface Http {

    /** The answer, whatever its status; the caller closes it. */
    HttpResponse send(HttpRequest request) throws IOException;
}
