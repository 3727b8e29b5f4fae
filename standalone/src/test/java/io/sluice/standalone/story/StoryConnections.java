package io.sluice.standalone.story;

import io.sluice.standalone.bench.Installation;
import java.util.Map;

/** Makes connections over REST. */
final class StoryConnections {

    private StoryConnections() {}

    static void database(Installation sluice, String name, String url) {
        create(sluice, Map.of("name", name, "url", url));
    }

    /** An API without settings. */
    static void api(Installation sluice, String name, String manifest) {
        create(
                sluice,
                Map.of("name", name, "kind", "api", "manifest", manifest, "manifest_name", name, "config", Map.of()));
    }

    private static void create(Installation sluice, Map<String, ?> connection) {
        var reply = sluice.rest().post("/v1/connections", connection);
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.body().toString());
        }
    }
}
