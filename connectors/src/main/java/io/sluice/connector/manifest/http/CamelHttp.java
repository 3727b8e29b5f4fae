package io.sluice.connector.manifest.http;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.reach.ReachGuard;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Requests over Camel's HTTP producer: one context and one endpoint for all connections, a fresh exchange a request. */
public final class CamelHttp implements Http, AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(20);
    private static final Timeout SILENCE = Timeout.ofMinutes(3);
    private static final int CONNECTIONS_PER_HOST = 64;
    private static final int CONNECTIONS = 512;
    private static final Map<String, Object> METHODS =
            Stream.of(HttpMethods.values()).collect(Collectors.toMap(HttpMethods::name, method -> method));

    private final ReachGuard guard;
    private final CamelContext context = new SimpleCamelContext();
    private final CloseableHttpClient client;
    private final HttpEndpoint endpoint;
    private final Producer producer;

    public CamelHttp(ReachGuard guard) {
        this.guard = guard;
        this.client = client(guard);
        try {
            context.addComponent("http", new HttpComponent());
            context.start();
            endpoint = endpoint(context, client);
            producer = endpoint.createProducer();
            producer.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not start", e);
        }
    }

    private static HttpEndpoint endpoint(CamelContext context, CloseableHttpClient client) {
        var endpoint = context.getEndpoint(
                "http://sluice?throwExceptionOnFailure=false&disableStreamCache=true&copyHeaders=false&getWithBody=true",
                HttpEndpoint.class);
        endpoint.setHttpClient(client);
        endpoint.setHeaderFilterStrategy(new HeaderPassage());
        return endpoint;
    }

    private static CloseableHttpClient client(ReachGuard guard) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedNames(guard))
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .setTimeToLive(5, TimeUnit.MINUTES)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(SILENCE)
                        .setTcpNoDelay(true)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                .setUserAgent("Sluice")
                .build();
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException {
        var hop = request;
        for (var redirects = 0; ; redirects++) {
            var response = once(hop);
            var next = Redirects.next(hop, response, redirects);
            if (next == null) {
                return response;
            }
            response.close();
            hop = next;
        }
    }

    private HttpResponse once(HttpRequest request) throws IOException {
        guard.check(request.url());
        var exchange = endpoint.createExchange();
        fill(exchange, request);
        try {
            producer.process(exchange);
        } catch (IOException | ConnectorException e) {
            throw refusal(e);
        } catch (Exception e) {
            throw refusal(e.getCause() instanceof Exception cause ? cause : e);
        }
        return answer(request.url(), exchange);
    }

    /** A refusal of the guard, which the client may have wrapped, goes out as it is. */
    private static IOException refusal(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectorException refused) {
                throw refused;
            }
        }
        return e instanceof IOException lost ? lost : new IOException(e.getMessage(), e);
    }

    private static void fill(Exchange exchange, HttpRequest request) {
        var message = exchange.getIn();
        var url = request.url();
        exchange.setProperty(Exchange.SKIP_GZIP_ENCODING, Boolean.TRUE);
        message.setHeader(Exchange.HTTP_METHOD, method(request.method()));
        message.setHeader(Exchange.HTTP_URI, withoutQuery(url));
        if (url.getRawQuery() != null) {
            message.setHeader(Exchange.HTTP_RAW_QUERY, url.getRawQuery());
        }
        request.headers().forEach((name, values) -> {
            if (!HeaderPassage.isCamels(name)) {
                message.setHeader(name, values.size() == 1 ? values.getFirst() : values);
            }
        });
        if (request.body() != null) {
            message.setBody(new ByteArrayEntity(request.body(), null));
        }
    }

    /** As Camel wants it: from text it would look for a converter at every request. */
    private static Object method(String name) {
        return METHODS.getOrDefault(name, name);
    }

    private static String withoutQuery(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getScheme() + "://" + url.getRawAuthority() + path;
    }

    private static HttpResponse answer(URI url, Exchange exchange) {
        var message = exchange.getMessage();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        message.getHeaders().forEach((name, value) -> {
            if (!HeaderPassage.isCamels(name)) {
                headers.put(name, value instanceof List<?> values ? joined(values) : String.valueOf(value));
            }
        });
        var status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        var body = message.getBody() instanceof InputStream stream ? stream : InputStream.nullInputStream();
        return new Answer(status, url, headers, body, () -> complete(exchange));
    }

    private static String joined(List<?> values) {
        return String.join(", ", values.stream().map(String::valueOf).toList());
    }

    /** Gives the connection back. */
    private static void complete(Exchange exchange) {
        var completions = exchange.getExchangeExtension().handoverCompletions();
        if (completions != null) {
            completions.forEach(completion -> completion.onComplete(exchange));
        }
    }

    @Override
    public void close() {
        producer.stop();
        context.stop();
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException("the HTTP client does not stop", e);
        }
    }
}
