package io.sluice.standalone.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls of the REST API. {@code HttpURLConnection}, because {@code HttpClient} costs a short command 400 ms more. */
public final class Api {
    /** Decimals keep the digits that the server wrote: 4002.00 is no 4002.0. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 150_000;
    private static final int FIRST_ERROR = 400;

    private final String web;
    private final @Nullable String ownerKey;

    /** Without a key the server takes the caller for a stranger, who may name files under its own roots only. */
    public Api(String web, @Nullable String ownerKey) {
        this.web = web;
        this.ownerKey = ownerKey;
    }

    /** The API of a home's server, for the user who owns the home. */
    public static Api of(Home home, String web) {
        return new Api(web, Secrets.readOrCreate(home.ownerKey()));
    }

    public JsonNode get(String path) {
        return exchange("GET", path, null, false);
    }

    public JsonNode post(String path, JsonNode body) {
        return exchange("POST", path, body, true);
    }

    public JsonNode put(String path, JsonNode body) {
        return exchange("PUT", path, body, false);
    }

    public JsonNode delete(String path) {
        return exchange("DELETE", path, null, false);
    }

    /** A question of a batch: it changes nothing, so nobody need keep its reply in case the call is repeated. */
    public JsonNode ask(JsonNode question) {
        return exchange("POST", "/v1/asks", question, false);
    }

    /** The document of one request. */
    public RequestDocument request(String id) {
        return new RequestDocument(get(requestPath(id)));
    }

    /** The events of a request from now on, or after the one with this id; the caller closes the stream. */
    public ServerEvents events(String id, String lastEventId) {
        try {
            var connection = open("GET", requestPath(id) + "/events");
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setReadTimeout(0); // ended by the caller: a request may think for an hour
            if (!lastEventId.isEmpty()) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            if (connection.getResponseCode() >= FIRST_ERROR) {
                throw ApiException.of(connection.getResponseCode(), body(connection.getErrorStream()));
            }
            return new ServerEvents(connection);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Sends a document and gives the reply line by line, however long it takes; the caller closes it. */
    public ServerLines lines(String path, JsonNode body) {
        try {
            var connection = open("POST", path);
            connection.setReadTimeout(0); // ended by the caller: an API may want a pause of an hour
            send(connection, body);
            if (connection.getResponseCode() >= FIRST_ERROR) {
                throw ApiException.of(connection.getResponseCode(), body(connection.getErrorStream()));
            }
            return new ServerLines(connection);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** An id comes from a person: it must stay one segment of the path. */
    public static String requestPath(String id) {
        return "/v1/requests/" + segment(id);
    }

    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode exchange(String method, String path, @Nullable JsonNode body, boolean once) {
        try {
            var connection = open(method, path);
            connection.setReadTimeout(READ_MILLIS);
            connection.setRequestProperty("Accept", "application/json");
            if (once) {
                connection.setRequestProperty(
                        "Idempotency-Key", UUID.randomUUID().toString());
            }
            if (body != null) {
                send(connection, body);
            }
            var status = connection.getResponseCode();
            if (status >= FIRST_ERROR) {
                throw ApiException.of(status, body(connection.getErrorStream()));
            }
            return body(connection.getInputStream());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        var connection = (HttpURLConnection) URI.create(web + path).toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        // the server takes JSON only, also where there is no body, so that a foreign page's form cannot call it
        connection.setRequestProperty("Content-Type", "application/json");
        if (ownerKey != null) {
            connection.setRequestProperty("Sluice-Owner-Key", ownerKey);
        }
        return connection;
    }

    private static void send(HttpURLConnection connection, JsonNode body) throws IOException {
        connection.setDoOutput(true);
        var bytes = JSON.writeValueAsBytes(body);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (var out = connection.getOutputStream()) {
            out.write(bytes);
        }
    }

    private static JsonNode body(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return MissingNode.getInstance();
        }
        try (stream) {
            return JSON.readTree(stream);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private ApiException unreachable(IOException cause) {
        var exception = ApiException.unreachable(web);
        exception.initCause(cause);
        return exception;
    }

    /** For documents of ours that cannot fail to be written; a terminal may show them. */
    public static String write(JsonNode document) {
        try {
            return ControlCharacters.escaped(JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
