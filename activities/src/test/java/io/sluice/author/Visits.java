package io.sluice.author;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.FileFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What authors are asked about where that does not matter: a file of visits, and a warehouse. */
public final class Visits {

    private static final FileMetadata FILE = new FileMetadata(
            "visits.csv",
            FileFormat.csv(),
            100,
            Instant.EPOCH,
            List.of(Column.of("visitor", ColumnType.TEXT), Column.of("minutes", ColumnType.INT64)),
            null);

    private Visits() {}

    static Surroundings.Scene scene() {
        return new Surroundings.Scene(catalog(List.of()), databases(), "warehouse");
    }

    /** {@code tables}: those of the warehouse. */
    public static Task task(String sentence, List<TableMetadata> tables, String request) {
        return new Task(
                sentence,
                List.of(),
                catalog(tables),
                databases(),
                "warehouse",
                Instant.EPOCH,
                ZoneOffset.UTC,
                Values.NONE,
                Sources.NONE,
                false,
                request);
    }

    private static Catalog catalog(List<TableMetadata> tables) {
        return new Catalog(tables, List.of(FILE));
    }

    private static List<Database> databases() {
        return List.of(new Database("warehouse", Connection.Kind.POSTGRES, "public"));
    }
}
