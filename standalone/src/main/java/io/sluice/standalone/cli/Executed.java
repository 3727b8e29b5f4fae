package io.sluice.standalone.cli;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.Coverage;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.connector.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads the streams of a manifest from a mock made of it: one that does not get to its end counts as not runnable. */
final class Executed {
    private static final String LACK = "a reading to its end";
    private static final Instant NOW = Instant.parse("2025-06-15T12:34:56.123456Z");

    private Executed() {}

    /** {@code told} gets a line for each stream that was tried. */
    static Coverage.File of(ManifestFile file, Coverage.File examined, Consumer<String> told) throws IOException {
        if (examined.fault() != null) {
            return examined;
        }
        try (var rehearsal = Rehearsal.of(file.name(), file.text(), file.schemas(), NOW)) {
            var streams = new ArrayList<ManifestStream>();
            for (var stream : examined.streams()) {
                streams.add(stream.isRunnable() ? tried(rehearsal, stream, told) : stream);
            }
            return new Coverage.File(examined.name(), streams, null);
        } catch (ConnectorException unreadable) {
            return new Coverage.File(examined.name(), examined.streams(), unreadable);
        } catch (RuntimeException unforeseen) {
            // one manifest that no mock can be made of must not end the count of the others
            return new Coverage.File(examined.name(), examined.streams(), withoutMock(file, unforeseen));
        }
    }

    private static ConnectorException withoutMock(ManifestFile file, RuntimeException unforeseen) {
        return new ConnectorException(
                Fault.BAD_SETTING,
                file.name(),
                "no mock can be made of " + file.name() + ": " + unforeseen,
                "Leave out --execute: the streams are judged without it by what they use",
                unforeseen);
    }

    private static ManifestStream tried(Rehearsal rehearsal, ManifestStream stream, Consumer<String> told) {
        var outcome = rehearsal.read(stream.name(), null, false, record -> {});
        var requests = rehearsal.mock().seen().size();
        if (outcome.fault() == null) {
            told.accept("%s: %d records in %d requests".formatted(stream.name(), outcome.records(), requests));
            return stream;
        }
        told.accept(stream.name() + ": " + outcome.fault().getMessage());
        var missing = new TreeSet<>(stream.missing());
        missing.add(LACK);
        return new ManifestStream(
                stream.name(),
                stream.path(),
                stream.schema(),
                stream.primaryKey(),
                stream.cursorField(),
                stream.cursorFormat(),
                stream.asksUntil(),
                stream.hasParents(),
                missing,
                stream.ignored());
    }
}
