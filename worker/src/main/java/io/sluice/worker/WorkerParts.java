package io.sluice.worker;

import io.sluice.author.Author;
import io.sluice.connector.Connection;
import io.sluice.durable.TemporalConnection;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.store.Store;
import io.sluice.trial.SandboxServers;
import java.nio.file.Path;
import java.util.List;

/**
 * What a worker needs from outside; whoever made the parts closes them. {@code sandboxes} are the servers on which untrusted statements may
 * run, {@code bash} runs scripts, {@code workspaces} is a folder for what they write, {@code maxStageBytes} bounds what one
 * request may stage, {@code allowedHosts} are those that connectors may reach besides public ones.
 */
public record WorkerParts(
        Store store,
        TemporalConnection temporal,
        Connection warehouse,
        SandboxServers sandboxes,
        SandboxDriver bash,
        Path workspaces,
        Author author,
        long maxStageBytes,
        List<String> allowedHosts) {}
