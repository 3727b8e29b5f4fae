package io.sluice.connector.openapi;

import java.util.Optional;

/** The field that names a record. */
final class KeyGuess {

    private KeyGuess() {}

    static Optional<String> of(Operation operation, Schemas schemas, RecordPath records) {
        var properties = schemas.properties(records.item());
        var one = Names.snake(Names.singular(operation.lastPart()));
        return properties.keySet().stream()
                .filter(name -> name.equalsIgnoreCase("id"))
                .findFirst()
                .or(() -> properties.keySet().stream()
                        .filter(name -> Names.snake(name).equals(one + "_id")
                                || Names.snake(name).equals("uuid")
                                || Names.snake(name).equals("guid"))
                        .findFirst())
                .or(() -> properties.containsKey("key") ? Optional.of("key") : Optional.empty());
    }
}
