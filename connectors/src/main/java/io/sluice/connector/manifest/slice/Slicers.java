package io.sluice.connector.manifest.slice;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the slicer of a stream from its cursor and its partition routers. */
public final class Slicers {
    private Slicers() {}

    /** {@code stream} is a {@code DeclarativeStream} component. */
    public static Slicer of(Component stream, ParentStreams parents, Surroundings around) {
        return of(stream, parents, around, null);
    }

    /** Of a stream that is cut by time, nothing after {@code until} is asked for. */
    public static Slicer of(
            Component stream, ParentStreams parents, Surroundings around, @Nullable OffsetDateTime until) {
        var router = router(stream.needed("retriever"), parents, around);
        var cursor = stream.child("incremental_sync");
        if (cursor == null) {
            return (initial, progress) -> new UntimedSlicing(router, orEmpty(initial));
        }
        var migration = StateMigration.of(stream, around);
        return switch (cursor.type()) {
            case "IncrementingCountCursor" -> counting(cursor, router, around);
            case "DatetimeBasedCursor" -> timed(new DatetimeComponent(cursor, around, until), router, migration);
            default -> throw cursor.invalid("is no cursor that this version knows");
        };
    }

    private static Slicer timed(DatetimeComponent cursor, Router router, StateMigration migration) {
        return router instanceof WholeRouter
                ? (initial, progress) -> new TimedSlicing(cursor, migration.migrated(orEmpty(initial)), progress)
                : (initial, progress) ->
                        new PartitionedSlicing(router, cursor, migration.migrated(orEmpty(initial)), progress);
    }

    private static Slicer counting(Component cursor, Router router, Surroundings around) {
        if (!(router instanceof WholeRouter)) {
            throw cursor.invalid("a counting cursor and a partition router cannot be used together");
        }
        return (initial, progress) -> new CountSlicing(cursor, around, orEmpty(initial));
    }

    private static Map<String, @Nullable Object> orEmpty(@Nullable Map<String, @Nullable Object> state) {
        return state == null ? Map.of() : state;
    }

    private static Router router(Component retriever, ParentStreams parents, Surroundings around) {
        var routers = retriever.children("partition_router").stream()
                .map(router -> one(router, parents, around))
                .toList();
        if (routers.isEmpty()) {
            return new WholeRouter();
        }
        return retriever.plain("partition_router") instanceof Map ? routers.getFirst() : new ProductRouter(routers);
    }

    private static Router one(Component router, ParentStreams parents, Surroundings around) {
        return switch (router.type()) {
            case "ListPartitionRouter" -> new ListRouter(router, around);
            case "UnionPartitionRouter" ->
                new UnionRouter(
                        router,
                        SubstreamRouter.evaluated(router, "partition_field", around),
                        router.children("partition_routers").stream()
                                .map(each -> one(each, parents, around))
                                .toList());
            case "SubstreamPartitionRouter" -> new SubstreamRouter(router, parents, around);
            case "GroupingPartitionRouter" ->
                GroupingRouter.of(router, one(router.needed("underlying_partition_router"), parents, around));
            default -> throw router.invalid("is no partition router that this version knows");
        };
    }
}
