package io.sluice.connector.manifest.http;

import io.sluice.connector.manifest.reach.ReachGuard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Gives the client only addresses that the guard has let through, so that it connects to what was checked. */
final class GuardedNames implements DnsResolver {
    private final ReachGuard guard;

    GuardedNames(ReachGuard guard) {
        this.guard = guard;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(guard.resolve(host, port))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return guard.resolve(host, 443);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
