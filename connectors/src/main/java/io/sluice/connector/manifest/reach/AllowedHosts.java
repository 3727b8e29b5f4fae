package io.sluice.connector.manifest.reach;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The exceptions to "public addresses only": hosts, hosts with a port, and networks, as {@code SLUICE_ALLOWED_HOSTS} lists them. */
public final class AllowedHosts {
    private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8"), Network.parse("::1/128"));

    private record NamedHost(String name, int port) {
        boolean is(String host, int asked) {
            return name.equals(host) && (port < 0 || port == asked);
        }
    }

    private final List<NamedHost> names = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();

    private AllowedHosts() {}

    /** Nothing but the open internet. */
    public static AllowedHosts none() {
        return new AllowedHosts();
    }

    /** This machine too: what a single user at home may reach unless the setting says otherwise. */
    public static AllowedHosts loopback() {
        var allowed = new AllowedHosts();
        allowed.networks.addAll(LOOPBACK);
        return allowed;
    }

    /** The setting's text; null or blank means {@link #loopback}. */
    public static AllowedHosts of(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            return loopback();
        }
        var allowed = new AllowedHosts();
        for (var entry : setting.split(",")) {
            if (!entry.isBlank()) {
                allowed.add(entry.strip().toLowerCase(Locale.ROOT));
            }
        }
        return allowed;
    }

    private void add(String entry) {
        try {
            if (entry.contains("/") || Network.isLiteral(entry)) {
                networks.add(Network.parse(entry));
                return;
            }
            var colon = entry.lastIndexOf(':');
            var hasPort = colon > entry.lastIndexOf(']');
            names.add(new NamedHost(
                    unbracketed(hasPort ? entry.substring(0, colon) : entry),
                    hasPort ? Integer.parseInt(entry.substring(colon + 1)) : -1));
        } catch (IllegalArgumentException e) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    "SLUICE_ALLOWED_HOSTS",
                    "'" + entry + "' is neither a host, a host with a port, nor a network",
                    "Write hosts, host:port or networks such as 10.1.0.0/16, separated by commas",
                    e);
        }
    }

    boolean allows(String host, int port, InetAddress address) {
        var name = unbracketed(host.toLowerCase(Locale.ROOT));
        return names.stream().anyMatch(named -> named.is(name, port))
                || networks.stream().anyMatch(network -> network.contains(address));
    }

    static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
