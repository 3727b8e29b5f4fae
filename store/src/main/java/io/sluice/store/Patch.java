package io.sluice.store;

import org.jspecify.annotations.Nullable;

/** Why a draft differs from the one before: the repair attempt, the problem it answers, what was changed and whether it means more now. */
public record Patch(int attempt, @Nullable Long problemId, String reason, boolean changesMeaning) {}
