package io.sluice.author.planner;

import io.sluice.author.sql.Query;
import io.sluice.pipeline.Condition;
import java.util.Map;
import java.util.Optional;

/** What a sentence about one table wants. */
sealed interface Intent {

    record Ask(Query query) implements Intent {}

    /** {@code append}: the file's content stays. */
    record Export(Query query, String path, boolean append) implements Intent {}

    record Delete(Optional<Condition> where) implements Intent {}

    /** {@code value} is empty for NULL. */
    record Update(Map<String, Optional<String>> values, Optional<Condition> where) implements Intent {}
}
