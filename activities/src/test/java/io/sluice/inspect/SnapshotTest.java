package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final int PARTS = 4;
    private static final int FINDS = 10;

    @Test
    void columns_that_parts_find_at_once_are_all_kept_and_each_once(@TempDir Path folder) {
        try (var database = TestDatabase.postgres();
                var installation = new TestInstallation(folder, database.as("target"))) {
            var request = installation.question("target", "select 1").draft().request();
            installation.store().snapshots().save(request, "{}", "{}");
            var together = new CyclicBarrier(PARTS);
            var parts = IntStream.range(0, PARTS)
                    .mapToObj(part -> CompletableFuture.runAsync(() -> finds(installation, request, part, together)))
                    .toList();
            parts.forEach(CompletableFuture::join);
            var extracts = Snapshot.of(installation.store(), request).extracts();
            assertThat(extracts).hasSize(PARTS + 1);
            assertThat(extracts.values()).allSatisfy(columns -> assertThat(columns)
                    .extracting(LoadColumn::from)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, FINDS)
                            .mapToObj(find -> "late" + find)
                            .toList()));
        }
    }

    /** Each part finds columns of a step of its own, and all of them the same ones of step 0. */
    private static void finds(TestInstallation installation, String request, int part, CyclicBarrier together) {
        for (int find = 0; find < FINDS; find++) {
            meet(together);
            var column = List.of(LoadColumn.of("late" + find, ColumnType.TEXT));
            Snapshot.widen(installation.store(), request, part + 1, column);
            Snapshot.widen(installation.store(), request, 0, column);
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
