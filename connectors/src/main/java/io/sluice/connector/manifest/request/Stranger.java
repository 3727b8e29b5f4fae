package io.sluice.connector.manifest.request;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.http.HostTrust;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.reach.SecretMask;

/** A host that an answer of the API has named, and that is not the API's: it is asked, and learns nothing about who asks. */
final class Stranger {
    private Stranger() {}

    /** The request without headers that tell anything; refused where its body or a secret in its URL would leave too. */
    static HttpRequest asked(HttpRequest request, SecretMask mask) {
        var url = request.url();
        if (request.body() != null || !mask.masked(url.toString()).equals(url.toString())) {
            throw new ConnectorException(
                    Fault.FORBIDDEN,
                    String.valueOf(url.getHost()),
                    "an answer of the API leads to another host, '" + url.getHost()
                            + "', and the request would take its body or a secret there",
                    "If that host is the API's too, write it into the manifest's url_base",
                    null);
        }
        return new HttpRequest(request.method(), url, HostTrust.harmless(request.headers()), null);
    }
}
