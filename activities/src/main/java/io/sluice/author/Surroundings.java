package io.sluice.author;

import io.sluice.catalog.Catalog;
import io.sluice.store.StoredRequest;
import java.util.List;

/** What a request may name, read when its draft is written. */
@FunctionalInterface
public interface Surroundings {

    /** {@code answers} are what a person said to the questions so far: they may name files and tables that the sentence does not. */
    Scene of(StoredRequest request, List<String> answers);

    /** The connections that a request may use, known without opening any. */
    default List<Listed> listed(StoredRequest request) {
        return List.of();
    }

    /** A connection and the connector it is of. */
    record Listed(String connection, String connector) {}

    /**
     * All tables and files in reach, the databases they lie in and what they hold, the name of the one that bare new tables go to, and what
     * else can be extracted.
     */
    record Scene(Catalog catalog, List<Database> databases, String target, Values values, Sources sources) {

        public Scene(Catalog catalog, List<Database> databases, String target) {
            this(catalog, databases, target, Values.NONE, Sources.NONE);
        }
    }
}
