package io.sluice.standalone.bench.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.connector.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads every stream of a folder's manifests with both engines, twice each, from a mock of the manifest, and tells where they are not
 * the same.
 */
public final class CdkBench {
    private static final Instant NOW = Instant.parse("2025-06-15T12:34:56.123456Z");

    private final Reference reference;
    private final Path scratch;
    private final Path differences;
    private final int most;
    private final Consumer<String> progress;
    private final List<String> lines = new ArrayList<>();
    private final List<String> unbuilt = new ArrayList<>();
    private int manifests;
    private int equalManifests;
    private int streams;
    private int equalStreams;
    private int bothFail;
    private long records;
    private long requests;

    private CdkBench(Reference reference, Path scratch, Path differences, int most, Consumer<String> progress) {
        this.reference = reference;
        this.most = most;
        this.progress = progress;
        this.scratch = scratch;
        this.differences = differences;
    }

    /** A table; each difference goes to a file of its own under {@code differences}. {@code most}: how many streams of each manifest, 0 for all. */
    public static List<String> measure(Path folder, Path scratch, Path differences, int most, Consumer<String> progress)
            throws IOException {
        try (var reference = Reference.start(scratch.resolve("reference.log"))) {
            Files.createDirectories(differences);
            var bench = new CdkBench(reference, scratch, differences, most, progress);
            for (var file : manifests(folder)) {
                bench.compare(file);
            }
            return bench.table();
        }
    }

    private static List<Path> manifests(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    private void compare(Path file) throws IOException {
        var name = file.getFileName().toString().replaceAll("\\.ya?ml$", "");
        try (var rehearsal = Rehearsal.of(name, Files.readString(file), path -> Optional.empty(), NOW)) {
            var job = job(name, rehearsal);
            var description = reference.ask(job);
            if (description.has("error")) {
                unbuilt.add(name + ": "
                        + description
                                .get("error")
                                .textValue()
                                .lines()
                                .findFirst()
                                .orElse(""));
                return;
            }
            manifests++;
            var equal = 0;
            var chosen = chosen(description.get("streams"));
            for (var stream : chosen) {
                equal += compare(name, rehearsal, job, stream) ? 1 : 0;
            }
            var all = chosen.size();
            equalManifests += equal == all ? 1 : 0;
            lines.add("| %s | %d | %d |".formatted(name, all, equal));
            progress.accept(name + ": " + equal + " of " + all + " equal");
        }
    }

    /** All streams, or as many as asked for, evenly from first to last. */
    private List<JsonNode> chosen(JsonNode streams) {
        var all = new ArrayList<JsonNode>();
        streams.forEach(all::add);
        if (most == 0 || all.size() <= most) {
            return all;
        }
        var chosen = new ArrayList<JsonNode>();
        for (var at = 0; at < most; at++) {
            chosen.add(all.get((at + 1) * all.size() / most - 1));
        }
        return chosen;
    }

    private ObjectNode job(String name, Rehearsal rehearsal) throws IOException {
        var manifest = scratch.resolve(name + ".manifest.json");
        var config = scratch.resolve(name + ".config.json");
        Reference.JSON.writeValue(manifest.toFile(), rehearsal.mock().manifest());
        Reference.JSON.writeValue(config.toFile(), rehearsal.mock().config());
        return Reference.JSON
                .createObjectNode()
                .put("manifest", manifest.toString())
                .put("config", config.toString())
                .put("now", NOW.toString());
    }

    private boolean compare(String manifest, Rehearsal rehearsal, ObjectNode job, JsonNode stream) throws IOException {
        streams++;
        var name = stream.get("name").textValue();
        var incremental = stream.get("incremental").booleanValue();
        var jobOfStream = job.deepCopy().put("stream", name).put("incremental", incremental);
        var theirs = theirs(rehearsal, jobOfStream, null, false);
        var ours = ours(rehearsal, name, null, false);
        var found = new ArrayList<String>();
        ours.differencesFrom(theirs, incremental).forEach(difference -> found.add("first run: " + difference));
        if (theirs.fault() == null && ours.fault() == null) {
            var state = incremental ? theirs.rawState() : null;
            var laterTheirs = theirs(rehearsal, jobOfStream, state, true);
            var laterOurs = ours(rehearsal, name, state, true);
            laterOurs
                    .differencesFrom(laterTheirs, incremental)
                    .forEach(difference -> found.add("second run: " + difference));
        } else if (found.isEmpty()) {
            bothFail++;
        }
        equalStreams += found.isEmpty() ? 1 : 0;
        tell(manifest, name, found);
        return found.isEmpty();
    }

    private void tell(String manifest, String stream, List<String> found) throws IOException {
        var file = differences.resolve(manifest + "." + stream.replaceAll("\\W", "_") + ".txt");
        Files.deleteIfExists(file);
        if (!found.isEmpty()) {
            Files.writeString(
                    file,
                    manifest + " " + stream + "\nwho is right: not decided yet\n\n" + String.join("\n\n", found)
                            + "\n");
        }
    }

    private Run theirs(Rehearsal rehearsal, ObjectNode job, @Nullable String state, boolean later) throws IOException {
        var out = scratch.resolve("records.jsonl");
        rehearsal.mock().begin(later);
        job.put("out", out.toString()).put("now", (later ? NOW.plus(Rehearsal.PASSED) : NOW).toString());
        job.set("state", state == null ? null : Reference.JSON.readTree(state));
        var answer = reference.ask(job);
        var read = new ArrayList<String>();
        for (var line : Files.readAllLines(out)) {
            read.add(Canonical.json(Reference.JSON.readTree(line)));
        }
        var seen = rehearsal.mock().seen();
        records += read.size();
        requests += seen.size();
        var fault = answer.path("error").isTextual() ? answer.get("error").textValue() : null;
        var reached = answer.path("state").isObject() ? answer.get("state") : null;
        return Run.of(read, seen, reached, fault);
    }

    private Run ours(Rehearsal rehearsal, String stream, @Nullable String state, boolean later) throws IOException {
        var records = new ArrayList<String>();
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> from = state == null ? null : Reference.JSON.readValue(state, Map.class);
        var outcome = rehearsal.read(
                stream, from, later, record -> records.add(Canonical.json(Reference.JSON.valueToTree(record))));
        JsonNode reached = outcome.state() == null ? null : Reference.JSON.valueToTree(outcome.state());
        return Run.of(
                records,
                rehearsal.mock().seen(),
                reached,
                outcome.fault() == null ? null : String.valueOf(outcome.fault()));
    }

    private List<String> table() {
        var table = new ArrayList<>(List.of("| manifest | streams | equal |", "|---|---:|---:|"));
        table.addAll(lines);
        table.add("| %d manifests, %d equal | %d | %d (%.1f %%), %d of them failed by both |"
                .formatted(
                        manifests,
                        equalManifests,
                        streams,
                        equalStreams,
                        100.0 * equalStreams / Math.max(1, streams),
                        bothFail));
        table.add("");
        table.add("The reference read %d records in %d requests.".formatted(records, requests));
        unbuilt.forEach(one -> table.add("not constructed by the reference engine: " + one));
        return table;
    }
}
