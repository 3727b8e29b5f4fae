package io.sluice.connector.manifest.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which hosts may be reached: asked before every connection, and the connection is made to the answer and no other address. */
public interface Reach {

    /** The addresses a host may be reached at; throws a ConnectorException (FORBIDDEN) where it may not. */
    List<InetAddress> addresses(String host, int port) throws UnknownHostException;

    /** Every host; for tests, and for callers that have checked before. */
    static Reach everywhere() {
        return (host, port) -> List.of(InetAddress.getAllByName(host));
    }
}
