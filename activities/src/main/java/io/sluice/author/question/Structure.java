package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a catalog's names say and how its tables belong together: worked out once for as long as the tables stay the same. */
record Structure(SchemaNames names, List<Link> links, Map<Schema.Ends, Optional<List<Link>>> paths) {

    private static final int MOST = 32;
    private static final Map<List<TableMetadata>, Structure> KNOWN = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<TableMetadata>, Structure> eldest) {
            return size() > MOST;
        }
    };

    static Structure of(List<TableMetadata> tables) {
        synchronized (KNOWN) {
            var known = KNOWN.get(tables);
            if (known != null) {
                return known;
            }
        }
        var names = SchemaNames.of(tables);
        var structure = new Structure(names, Links.among(tables, names), new ConcurrentHashMap<>());
        synchronized (KNOWN) {
            KNOWN.put(tables, structure);
        }
        return structure;
    }
}
