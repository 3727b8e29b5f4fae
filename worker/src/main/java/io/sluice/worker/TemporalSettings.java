package io.sluice.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Which Temporal server, and how long its absence is borne at the start. */
@ConfigurationProperties(prefix = "sluice.temporal", ignoreUnknownFields = false)
public record TemporalSettings(
        @DefaultValue("127.0.0.1:7233") String address,
        @DefaultValue("default") String namespace,
        @DefaultValue("60s") Duration patience) {}
