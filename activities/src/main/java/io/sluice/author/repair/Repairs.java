package io.sluice.author.repair;

import io.sluice.author.Task;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import java.util.List;
import java.util.Optional;

/** The first rungs of the repair ladder: the first rule that changes anything makes the patch. */
public final class Repairs {

    private static final List<RepairRule> RULES = List.of(
            new StepOrder(),
            new MissingFile(),
            new MissingTable(),
            new WrittenDates(),
            new FileReading(),
            new MissingColumn(),
            new AmbiguousColumn(),
            new SqlSpelling(),
            new SqlWords(),
            new ValueTypes(),
            new BrokenConstraint());

    private Repairs() {}

    /** Empty when no rule knows better, or the same fault came back after a repair that could only be made again. */
    public static Optional<Mend> mend(Task task, Pipeline broken, Problem problem) {
        var wound = new Wound(task, broken, problem);
        return RULES.stream()
                .map(rule -> rule.mend(wound))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
