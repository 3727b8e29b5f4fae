package io.sluice.ui.connection;

import io.sluice.ui.connection.Manifests.Described;
import io.sluice.ui.problem.ApiProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a form for an API connection needs: the manifests there are, and the settings that one asks for. Nothing is stored. */
@RestController
public class ManifestsController {

    private final Manifests manifests;

    ManifestsController(Manifests manifests) {
        this.manifests = manifests;
    }

    /** A shipped manifest by its {@code name}, or another by its text; {@code config} is what was filled in so far. */
    record Asked(
            @Nullable String name,
            @Nullable String manifest,
            @Nullable JsonNode config) {}

    @GetMapping("/v1/manifests")
    List<String> shipped() {
        return manifests.shipped();
    }

    @PostMapping("/v1/manifests")
    Described describe(@RequestBody Asked asked) {
        var named = asked.name() != null && !asked.name().isBlank();
        if (asked.manifest() == null && !named) {
            throw ApiProblem.badRequest(
                    "bad_manifest",
                    "neither a name nor a manifest was given",
                    "Send the YAML, or a shipped one's name.");
        }
        if (asked.manifest() != null) {
            NewApi.checkText(asked.manifest());
        }
        if (asked.config() != null && !asked.config().isObject()) {
            throw ApiProblem.badRequest(
                    "bad_config", "config must be a JSON object", "Send what was filled in so far.");
        }
        return manifests.describe(new Manifests.Asked(
                named ? String.valueOf(asked.name()) : "manifest.yaml",
                asked.manifest(),
                asked.config() == null ? "{}" : asked.config().toString()));
    }
}
