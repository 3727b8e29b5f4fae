package io.sluice.connector.manifest.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Leaves an answer open when its handler returns, so that its body can be streamed; whoever reads it closes it. */
final class OpenClient implements HttpClient {
    private final CloseableHttpClient client;

    OpenClient(CloseableHttpClient client) {
        this.client = client;
    }

    @Override
    public <T> T execute(
            HttpHost target,
            ClassicHttpRequest request,
            HttpContext context,
            HttpClientResponseHandler<? extends T> handler)
            throws IOException {
        var response = client.executeOpen(target, request, context);
        try {
            return handler.handleResponse(response);
        } catch (HttpException e) {
            response.close();
            throw new IOException(e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    @Override
    public <T> T execute(
            ClassicHttpRequest request, HttpContext context, HttpClientResponseHandler<? extends T> handler)
            throws IOException {
        throw new UnsupportedOperationException("a request without its host");
    }

    @Override
    public <T> T execute(ClassicHttpRequest request, HttpClientResponseHandler<? extends T> handler)
            throws IOException {
        throw new UnsupportedOperationException("a request without its host");
    }

    @Override
    public <T> T execute(HttpHost target, ClassicHttpRequest request, HttpClientResponseHandler<? extends T> handler)
            throws IOException {
        throw new UnsupportedOperationException("a request without its context");
    }

    @Override
    @Deprecated
    public HttpResponse execute(ClassicHttpRequest request) {
        throw new UnsupportedOperationException("a request without its handler");
    }

    @Override
    @Deprecated
    public HttpResponse execute(ClassicHttpRequest request, HttpContext context) {
        throw new UnsupportedOperationException("a request without its handler");
    }

    @Override
    @Deprecated
    public ClassicHttpResponse execute(HttpHost target, ClassicHttpRequest request) {
        throw new UnsupportedOperationException("a request without its handler");
    }

    @Override
    @Deprecated
    public HttpResponse execute(HttpHost target, ClassicHttpRequest request, HttpContext context) {
        throw new UnsupportedOperationException("a request without its handler");
    }
}
