package io.sluice.connector.mockapi;

import java.util.Map;
import java.util.Set;

/** A request that came in, what it was answered with, and the streams whose endpoint it met. */
public record Seen(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        int status,
        Set<String> streams) {}
