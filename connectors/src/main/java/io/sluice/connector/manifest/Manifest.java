package io.sluice.connector.manifest;

import io.sluice.connector.manifest.budget.Budgets;
import io.sluice.connector.manifest.budget.CallBook;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Document;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Vocabulary;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.record.SettingsRules;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A connector as its YAML describes it, without settings and without a connection. */
public final class Manifest {
    private final Document document;
    private final SchemaFiles schemas;

    private Manifest(Document document, SchemaFiles schemas) {
        this.document = document;
        this.schemas = schemas;
    }

    /** Reads a manifest; {@code name} is what messages call it. Throws a ConnectorException (BAD_SETTING) that says what is wrong and where. */
    public static Manifest read(String name, String yaml) {
        return read(name, yaml, SchemaFiles.NONE);
    }

    /** A manifest with schema files beside it. */
    public static Manifest read(String name, String yaml, SchemaFiles schemas) {
        return new Manifest(Document.read(name, yaml), schemas);
    }

    public String name() {
        return document.name();
    }

    /** The streams in the manifest's order; what cannot be read says what it lacks. */
    public List<ManifestStream> streams() {
        var root = root(Clock.systemUTC(), null);
        var streams = new ArrayList<ManifestStream>();
        var missing = missing(root);
        components(root).forEach(stream -> streams.add(ManifestStream.of(stream, schemas, missing)));
        root.children("dynamic_streams").forEach(dynamic -> streams.add(ManifestStream.of(dynamic, schemas, missing)));
        return streams;
    }

    /** What every stream lacks, as the settings would not be what the manifest makes of them. */
    static Set<String> missing(Component root) {
        var spec = root.child("spec");
        return spec == null
                ? Set.of()
                : SettingsRules.components(spec)
                        .flatMap(rule -> Vocabulary.examine(rule).missing().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The settings as this manifest's streams see them. */
    static Config ruled(Component root, Config given) {
        var spec = root.child("spec");
        return spec == null
                        || !spec.has("config_normalization_rules")
                        || !missing(root).isEmpty()
                ? given
                : given.by(SettingsRules.of(spec));
    }

    /** All streams, also those that only some settings bring. */
    static List<Component> components(Component root) {
        return components(root, conditional -> true);
    }

    /** The streams, of those that depend on a condition the ones for which {@code holds}. */
    static List<Component> components(Component root, Predicate<Component> holds) {
        var streams = new ArrayList<Component>();
        for (var stream : root.children("streams")) {
            if (!stream.type().equals("ConditionalStreams")) {
                streams.add(stream);
            } else if (holds.test(stream)) {
                streams.addAll(stream.children("streams"));
            }
        }
        return streams;
    }

    /** The JSON schema of the settings, or an empty one. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> settingsSchema() {
        var specification = root(Clock.systemUTC(), null).child("spec");
        return specification != null && specification.plain("connection_specification") instanceof Map<?, ?> schema
                ? (Map<String, @Nullable Object>) schema
                : Map.of();
    }

    /** The budget of calls that the manifest sets, kept in {@code book}; all readers of one connection must share one. */
    public Limiter limiter(Config config, CallBook book) {
        var clock = Clock.systemUTC();
        var root = root(clock, null);
        return Budgets.of(root.child("api_budget"), Scope.of(ruled(root, config)), book, clock);
    }

    SchemaFiles schemas() {
        return schemas;
    }

    @SuppressWarnings("unchecked")
    Component root(Clock clock, @Nullable URI baseUrl) {
        var root = document.root(clock);
        return baseUrl == null
                ? root
                : root.with((Map<String, @Nullable Object>) BaseUrl.replaced(root.fields(), baseUrl));
    }
}
