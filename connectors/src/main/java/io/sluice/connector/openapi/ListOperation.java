package io.sluice.connector.openapi;

import java.util.Optional;

/** A GET that answers with records. */
record ListOperation(Operation operation, RecordPath records) {

    static Optional<ListOperation> of(Operation operation, Schemas schemas) {
        return RecordPath.in(operation, schemas)
                .filter(records -> records.isCollection(operation, schemas))
                .map(records -> new ListOperation(operation, records));
    }
}
