package io.sluice.connector.manifest.reach;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Refuses every URL that leads anywhere but to the open internet or an allowed host. {@link #check} looks at a URL before it is
 * used, {@link #resolve} is asked by the HTTP client when it connects: the addresses that were checked are the ones connected to.
 */
public final class ReachGuard {

    /** Asks a name server. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final AllowedHosts allowed;
    private final Names names;

    public ReachGuard(AllowedHosts allowed) {
        this(allowed, InetAddress::getAllByName);
    }

    public ReachGuard(AllowedHosts allowed, Names names) {
        this.allowed = allowed;
        this.names = names;
    }

    /** Scheme, host and, where the host is written as an address, that address. */
    public URI check(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw noAddress("'" + scheme + "' URLs are not read", url.getHost() == null ? scheme : url.getHost());
        }
        if (url.getHost() == null) {
            throw noAddress("the URL names no host", String.valueOf(url.getAuthority()));
        }
        if (url.getRawUserInfo() != null) {
            throw noAddress("a URL may not carry a user name or password", url.getHost());
        }
        var host = AllowedHosts.unbracketed(url.getHost());
        if (Network.isLiteral(host)) {
            permit(host, port(url), Network.parse(host).start());
        }
        return url;
    }

    public static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /** The addresses to connect to; one closed address among them refuses the host. */
    public InetAddress[] resolve(String host, int port) throws UnknownHostException {
        var addresses = names.addresses(AllowedHosts.unbracketed(host));
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        for (var address : addresses) {
            permit(host, port, address);
        }
        return addresses;
    }

    private void permit(String host, int port, InetAddress address) {
        if (!PublicAddress.is(address) && !allowed.allows(host, port, address)) {
            throw refused(
                    "it leads to the private or reserved address " + address.getHostAddress(),
                    host,
                    "If this host is yours and meant to be read, add it to SLUICE_ALLOWED_HOSTS (host, host:port or network)");
        }
    }

    private static ConnectorException noAddress(String why, String host) {
        return refused(why, host, "Give an address that begins with http:// or https:// and a host");
    }

    private static ConnectorException refused(String why, String host, String next) {
        return new ConnectorException(
                Fault.FORBIDDEN, host, "The connector may not reach '" + host + "': " + why, next, null);
    }
}
