package io.sluice.worker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How much one request may stage in a target before it is stopped: a clear error instead of a full disk. */
@ConfigurationProperties(prefix = "sluice.stage", ignoreUnknownFields = false)
public record StageSettings(@DefaultValue("20GB") DataSize maxBytes) {}
