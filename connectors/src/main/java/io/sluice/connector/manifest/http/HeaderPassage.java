package io.sluice.connector.manifest.http;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Lets every header through but Camel's own, which steer the producer. */
final class HeaderPassage implements HeaderFilterStrategy {
    private static final String CAMEL = "Camel";

    /** In any case: Camel does not tell them apart either, and a manifest may name a header as it likes. */
    static boolean isCamels(String name) {
        return name.regionMatches(true, 0, CAMEL, 0, CAMEL.length());
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return isCamels(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return isCamels(name);
    }
}
