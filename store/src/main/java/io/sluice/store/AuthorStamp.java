package io.sluice.store;

import org.jspecify.annotations.Nullable;

/** Who wrote a draft: {@code kind} is planner, model or person; {@code prompt} the prompt's content hash. */
public record AuthorStamp(
        String kind, String name, @Nullable String prompt) {}
