package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.pipeline.TableName;
import java.util.List;

/** Finds the table that other kinds of sentences write to, by the rules of a load. */
public final class Targeting {

    private final TargetResolver resolver;

    public Targeting(Task task, Decisions decisions) {
        this.resolver = new TargetResolver(task, decisions);
    }

    /** {@code isNew}: it is made by the pipeline. */
    public record Target(TableName name, boolean isNew, List<String> assumptions) {}

    public Target of(String written) {
        var resolved = resolver.resolve(new TargetName(written, false, TargetName.Said.NOTHING));
        return new Target(resolved.name(), resolved.table().isEmpty(), resolved.assumptions());
    }
}
