package io.sluice.request;

import io.sluice.durable.SearchAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How operators find and read a request in Temporal UI. */
public record Label(
        String summary,
        String details,
        String user,
        String target,
        List<String> connectors,
        @Nullable String schedule) {

    public Label {
        connectors = List.copyOf(connectors);
    }

    public io.temporal.common.SearchAttributes attributes() {
        var attributes = io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.USER, user)
                .set(SearchAttributes.TARGET, target);
        if (!connectors.isEmpty()) {
            attributes.set(SearchAttributes.CONNECTOR, connectors);
        }
        if (schedule != null) {
            attributes.set(SearchAttributes.SCHEDULE, schedule);
        }
        return attributes.build();
    }
}
