package io.sluice.access;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.ParentAnswers;
import io.sluice.connector.manifest.http.HostTrust;
import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of an API wants for itself: another address in place of the connection's, to hear of every request, as JSON without
 * secrets, from whichever thread sends it, and to be one of several that belong together.
 */
public record Aside(
        @Nullable URI baseUrl,
        @Nullable Consumer<String> requests,
        @Nullable ParentAnswers parents) {

    public static final Aside NONE = new Aside(null, null);

    public Aside(@Nullable URI baseUrl, @Nullable Consumer<String> requests) {
        this(baseUrl, requests, null);
    }

    /** One of several readings that ask no parent twice. */
    public static Aside of(ParentAnswers parents) {
        return new Aside(null, null, parents);
    }

    private static final Pattern THIS_MACHINE = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** The secrets of a connection go to a mock on this machine, or where they go anyway; whoever may read may not send them elsewhere. */
    @Nullable
    URI baseUrl(String connection, Connection.Api api) {
        var own = api.baseUrl() == null ? null : URI.create(api.baseUrl());
        if (baseUrl == null) {
            return own;
        }
        var here = THIS_MACHINE.matcher(String.valueOf(baseUrl.getHost())).matches();
        if (here || own != null && HostTrust.isSameOwner(own, baseUrl)) {
            return baseUrl;
        }
        throw new ConnectorException(
                Fault.BAD_SETTING,
                connection,
                "the secrets of a connection are not sent to '" + baseUrl.getHost() + "'",
                "Name an address on this machine, or connect the API anew with another --base-url",
                null);
    }
}
