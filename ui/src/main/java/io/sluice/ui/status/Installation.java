package io.sluice.ui.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this installation consists of, without a secret. {@code dataRoots} are the folders under which requests may read files; the first is
 * the one of requests that name none. Who shows the {@code ownerKey} owns the home and may name any folder.
 */
public record Installation(
        String version,
        String web,
        Temporal temporal,
        Access warehouse,
        Access store,
        String sandbox,
        Author author,
        @Nullable Path home,
        List<Path> dataRoots,
        @Nullable String ownerKey) {

    public Installation {
        dataRoots = List.copyOf(dataRoots);
    }

    /** {@code ui} is the address of Temporal UI, if there is one. */
    public record Temporal(String address, @Nullable String ui, String namespace, String kind, boolean durable) {}

    /** A database and the file that holds its password. */
    public record Access(
            String url,
            String user,
            @JsonProperty("password_file") @Nullable String passwordFile) {}

    /** Who writes the pipelines. */
    public record Author(String kind, String name) {}

    /** Where operators see a workflow. */
    public @Nullable String temporalLink(String workflow) {
        var ui = temporal.ui();
        return ui == null ? null : ui + "/namespaces/" + temporal.namespace() + "/workflows/" + workflow;
    }

    public String webLink(String request) {
        return web + "/requests/" + request;
    }
}
