package io.sluice.connector.manifest.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/** Who may be told what a request to one host says about who asks. */
public final class HostTrust {
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "accept-encoding", "content-type", "user-agent");

    private HostTrust() {}

    /** Read when first needed: it is long. */
    private static final class Suffixes {
        private static final PublicSuffixMatcher ALL = PublicSuffixMatcherLoader.getDefault();
    }

    /** The same host and port, also where it is asked over TLS instead. */
    static boolean isSame(URI from, URI to) {
        if (!String.valueOf(from.getHost()).equalsIgnoreCase(to.getHost())) {
            return false;
        }
        var upgraded = is("http", from) && from.getPort() < 0 && is("https", to) && to.getPort() < 0;
        return upgraded || from.getScheme().equalsIgnoreCase(to.getScheme()) && from.getPort() == to.getPort();
    }

    /** The same host, or over TLS another one below the same registered name: {@code files.example.com} of {@code api.example.com}. */
    public static boolean isSameOwner(URI from, URI to) {
        if (isSame(from, to)) {
            return true;
        }
        var name = registered(from);
        return name != null && isPlainTls(from) && isPlainTls(to) && name.equals(registered(to));
    }

    /** A link to the host itself that has lost its TLS, as APIs behind a proxy write them, gets it back. */
    public static URI secured(URI from, URI to) {
        var lost = is("https", from) && is("http", to) && from.getPort() < 0 && to.getPort() < 0;
        return lost && String.valueOf(from.getHost()).equalsIgnoreCase(to.getHost())
                ? URI.create("https" + to.toString().substring(4))
                : to;
    }

    /** Of a request's headers those that tell nothing about who asks. */
    public static Map<String, List<String>> harmless(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> HARMLESS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isPlainTls(URI url) {
        return is("https", url) && (url.getPort() < 0 || url.getPort() == 443);
    }

    private static boolean is(String scheme, URI url) {
        return scheme.equalsIgnoreCase(url.getScheme());
    }

    private static @Nullable String registered(URI url) {
        return url.getHost() == null
                ? null
                : Suffixes.ALL.getDomainRoot(url.getHost().toLowerCase(Locale.ROOT));
    }
}
