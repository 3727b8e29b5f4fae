package io.sluice.standalone.home;

import java.util.Optional;

/** Which Temporal to use: that at an address, else one of our own on these ports. */
public record TemporalSettings(Optional<String> address, String namespace, PortChoice port, PortChoice uiPort) {}
