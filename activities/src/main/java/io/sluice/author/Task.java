package io.sluice.author;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.StreamMetadata;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an author is asked: the sentence, a person's answers so far in order, and all that may be named. {@code target} is the name of the
 * database that a bare new table goes to; it is among {@code databases}. {@code recurring}: the
 * pipeline will run again and again, on a schedule.
 */
public record Task(
        String sentence,
        List<String> answers,
        Catalog catalog,
        List<Database> databases,
        String target,
        Instant now,
        ZoneId timezone,
        Values values,
        Sources sources,
        boolean recurring,
        String request) {

    /** Of no request that is known. */
    public Task(
            String sentence,
            List<String> answers,
            Catalog catalog,
            List<Database> databases,
            String target,
            Instant now,
            ZoneId timezone,
            Values values,
            Sources sources,
            boolean recurring) {
        this(sentence, answers, catalog, databases, target, now, timezone, values, sources, recurring, "");
    }

    public Task {
        answers = List.copyOf(answers);
        databases = List.copyOf(databases);
    }

    /** What is done once. */
    public Task(
            String sentence,
            List<String> answers,
            Catalog catalog,
            List<Database> databases,
            String target,
            Instant now,
            ZoneId timezone,
            Values values,
            Sources sources) {
        this(sentence, answers, catalog, databases, target, now, timezone, values, sources, false);
    }

    /** Without anything to extract but tables and files. */
    public Task(
            String sentence,
            List<String> answers,
            Catalog catalog,
            List<Database> databases,
            String target,
            Instant now,
            ZoneId timezone,
            Values values) {
        this(sentence, answers, catalog, databases, target, now, timezone, values, Sources.NONE);
    }

    /** Without knowledge of what columns hold. */
    public Task(
            String sentence,
            List<String> answers,
            Catalog catalog,
            List<Database> databases,
            String target,
            Instant now,
            ZoneId timezone) {
        this(sentence, answers, catalog, databases, target, now, timezone, Values.NONE);
    }

    public Database database(String name) {
        return databases.stream()
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no database " + name + " in this task"));
    }

    /** The names of all connections that something can be read from. */
    public List<String> connections() {
        return Stream.concat(
                        databases.stream().map(Database::name),
                        catalog.streams().stream().map(StreamMetadata::connection))
                .distinct()
                .toList();
    }

    public Task saying(String other) {
        return new Task(other, answers, catalog, databases, target, now, timezone, values, sources, recurring, request);
    }
}
