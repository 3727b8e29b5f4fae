package io.sluice.worker;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Which hosts (host[:port] or network) connectors may reach besides public ones; none named means loopback. */
@ConfigurationProperties(prefix = "sluice.connectors", ignoreUnknownFields = false)
public record ConnectorSettings(@DefaultValue List<String> allowedHosts) {}
