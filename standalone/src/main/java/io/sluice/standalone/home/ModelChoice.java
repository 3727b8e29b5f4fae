package io.sluice.standalone.home;

import java.util.Optional;

/** The model that writes pipelines, if one does, and what to tell whoever starts Sluice without having named one. */
public record ModelChoice(Optional<ModelSettings> model, Optional<String> notice) {

    static ModelChoice planner() {
        return new ModelChoice(Optional.empty(), Optional.empty());
    }

    static ModelChoice planner(String notice) {
        return new ModelChoice(Optional.empty(), Optional.of(notice));
    }
}
