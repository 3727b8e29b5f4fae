package io.sluice.standalone.home;

import java.util.Optional;

/** The model that writes pipelines. */
public record ModelSettings(String provider, Optional<String> url, Optional<String> name, Optional<String> key) {

    /** Without the key: this ends up in logs. */
    @Override
    public String toString() {
        return provider
                + name.map(model -> " " + model).orElse("")
                + url.map(base -> " at " + base).orElse("");
    }
}
