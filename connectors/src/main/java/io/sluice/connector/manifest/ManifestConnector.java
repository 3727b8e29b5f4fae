package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.component.Vocabulary;
import io.sluice.connector.manifest.http.LongWait;
import io.sluice.connector.manifest.settings.Complaint;
import io.sluice.connector.manifest.settings.Settings;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A manifest with the settings of one connection: it can be tried and read. */
public final class ManifestConnector {
    /** As many pages are held at once: memory is bounded by it. */
    private static final long MOST_PARALLEL = 8;

    private final Manifest manifest;
    private final Component root;
    private final Config given;
    private final Surroundings around;
    private final @Nullable ParentAnswers answers;

    public ManifestConnector(Manifest manifest, Opening opening) {
        this(manifest, opening, null);
    }

    /** One of those whose readings belong together: what a parent told one of them, it is not asked by the others. */
    public ManifestConnector(Manifest manifest, Opening opening, @Nullable ParentAnswers answers) {
        this.answers = answers;
        this.manifest = manifest;
        root = manifest.root(opening.clock(), opening.baseUrl());
        given = opening.config();
        around = opening.surroundings(Manifest.ruled(root, given));
        new Settings(manifest.settingsSchema()).secrets(given.values()).forEach(around.mask()::add);
    }

    /** The streams that these settings bring. */
    public List<ManifestStream> streams() {
        var absent = names(conditional -> !holds(conditional));
        absent.removeAll(names(this::holds));
        return manifest.streams().stream()
                .filter(stream -> !absent.contains(stream.name()))
                .toList();
    }

    private Set<String> names(Predicate<Component> holds) {
        return Manifest.components(root, holds).stream()
                .map(component -> component.text("name", ""))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private boolean holds(Component conditional) {
        return conditional.interpolated("condition").holds(around.scope());
    }

    /** What is wrong with the settings, field by field; empty when they fit the manifest's specification. */
    public List<Complaint> complaints() {
        return new Settings(manifest.settingsSchema()).complaints(given.values());
    }

    /** Reads a page of each stream that the manifest is checked by; throws the ConnectorException of the first that fails. */
    public void check() {
        var check = root.child("check");
        var names = check == null ? List.of() : check.list("stream_names");
        if (names.isEmpty()) {
            throw root.invalid("names no stream to be checked by");
        }
        names.forEach(name -> check(String.valueOf(name)));
    }

    private void check(String stream) {
        try (var walk = new StreamWalk(start(Reading.full(stream), new Heard(answers), around.inHaste()))) {
            walk.next();
        } catch (LongWait wait) {
            throw new ConnectorException(
                    Fault.RATE_LIMITED,
                    stream,
                    "stream " + stream + " could not be tried: " + wait.getMessage(),
                    "Try again in " + Math.max(1, wait.duration().toSeconds()) + " seconds",
                    null);
        }
    }

    /** Slice by slice, in order: for who wants no more than the first records. */
    public StreamReader read(Reading reading) {
        return read(reading, 1);
    }

    /** As many slices at once as the manifest wants. */
    public StreamReader readAll(Reading reading) {
        return read(reading, concurrency());
    }

    /** Reads up to {@code parallel} slices at once: their pieces come mixed, each with the ordinal of its slice. */
    public StreamReader read(Reading reading, int parallel) {
        var heard = new Heard(answers);
        var start = start(reading, heard, around);
        var reader = parallel < 2 ? new WalkReader(new StreamWalk(start)) : new ParallelReader(start, parallel);
        return answers == null ? reader : new TellingReader(reader, heard);
    }

    /** How many slices the manifest wants to have read at once; 1 where it does not say. */
    int concurrency() {
        var level = root.child("concurrency_level");
        if (level == null) {
            return 1;
        }
        var wanted = level.interpolated("default_concurrency", 1L).value(around.scope());
        var most = level.plain("max_concurrency") instanceof Long number ? number : MOST_PARALLEL;
        return wanted instanceof Long number ? (int) Math.clamp(number, 1, Math.min(most, MOST_PARALLEL)) : 1;
    }

    private ReadingStart start(Reading reading, Heard heard, Surroundings reached) {
        var named = stream(reading.stream());
        // the children of this very stream may be read next
        var isParent = answers != null
                && Parents.mayRemember(named)
                && Parents.of(root).contains(named.text("name", ""));
        var stream = AskedFields.of(named, isParent ? null : reading.fields(), reached.scope());
        var schemas = manifest.schemas();
        var parents = new Parents(reached, schemas, heard);
        var parts = StreamParts.of(stream, Schemas.of(stream, schemas), parents, reached, reading.until());
        var told = isParent ? reached.through(heard.listening(reached.http())) : reached;
        return ReadingStart.of(parts, told, reading.state(), reading.from());
    }

    private Component stream(String name) {
        var stream = Manifest.components(root, this::holds).stream()
                .filter(component -> component.text("name", "").equals(name))
                .findAny()
                .orElseThrow(() -> unknown(name));
        var missing = new LinkedHashSet<>(Vocabulary.examine(stream).missing());
        missing.addAll(Manifest.missing(root));
        if (!missing.isEmpty()) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    name,
                    "stream " + name + " needs what this version has not: " + String.join(", ", missing),
                    "Read another stream of " + manifest.name(),
                    null);
        }
        return stream;
    }

    private ConnectorException unknown(String name) {
        if (names(conditional -> true).contains(name)) {
            return new ConnectorException(
                    Fault.BAD_SETTING,
                    name,
                    manifest.name() + " has the stream " + name
                            + " only with other settings: its condition does not hold",
                    "Change the settings, or read another stream",
                    null);
        }
        var names = streams().stream().map(ManifestStream::name).collect(Collectors.joining(", "));
        return new ConnectorException(
                Fault.NOT_FOUND,
                name,
                manifest.name() + " has no stream " + name + "; its streams are " + names,
                "Use one of these names",
                null);
    }
}
