package io.sluice.connector.mockapi.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back; header names go out exactly as written here. */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    /** An answer in JSON. */
    public static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A refusal that says why. */
    public static Answer refused(int status, String why) {
        return json(status, "{\"error\":\"" + why.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }
}
