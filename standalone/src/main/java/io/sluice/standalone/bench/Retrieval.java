package io.sluice.standalone.bench;

import io.sluice.author.retrieval.TableIndex;
import io.sluice.catalog.TableMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How often the tables that a question is about are among the first twelve found. */
final class Retrieval {

    static final int FIRST = 12;
    private static final int QUESTIONS = 400;
    static final long SEED = 20_261_128;

    private Retrieval() {}

    /** With {@code data} also for the questions of its nl2sql, each among as many tables. */
    static List<String> measure(@Nullable Path data, Path scratch, int largest) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("| tables × columns | index ms | questions | tables found | questions with all of theirs | p95 ms |");
        lines.add("|---|---:|---:|---:|---:|---:|");
        for (int size = Math.max(1, largest / 10);
                size <= largest;
                size = size == largest ? size + 1 : Math.min(largest, size * 3)) {
            lines.add(row(size));
        }
        lines.add("");
        if (data != null && Files.isDirectory(data.resolve("nl2sql"))) {
            lines.addAll(RetrievalOfQuestions.measure(data, scratch, largest));
        }
        return lines;
    }

    private static String row(int size) {
        var dice = new Random(SEED + size);
        var schema = new BusinessSchema(size, dice);
        var before = System.nanoTime();
        var index = TableIndex.of(schema.tables());
        var built = (System.nanoTime() - before) / 1_000_000;
        int wanted = 0;
        int found = 0;
        int whole = 0;
        var times = new ArrayList<Long>();
        for (int n = 0; n < QUESTIONS; n++) {
            var asked = schema.question(dice);
            var start = System.nanoTime();
            var first = names(index.nearest(asked.sentence(), text -> List.of(), FIRST));
            times.add((System.nanoTime() - start) / 1_000_000);
            var hits = asked.tables().stream().filter(first::contains).count();
            wanted += asked.tables().size();
            found += (int) hits;
            whole += hits == asked.tables().size() ? 1 : 0;
        }
        times.sort(null);
        return String.format(
                Locale.ROOT,
                "| %d × %d | %d | %d | %.1f %% of %d | %.1f %% | %d |",
                schema.tables().size(),
                BusinessSchema.COLUMNS,
                built,
                QUESTIONS,
                100.0 * found / wanted,
                wanted,
                100.0 * whole / QUESTIONS,
                times.get(QUESTIONS * 95 / 100));
    }

    private static HashSet<String> names(List<TableMetadata> tables) {
        return tables.stream().map(table -> table.name().table()).collect(Collectors.toCollection(HashSet::new));
    }
}
