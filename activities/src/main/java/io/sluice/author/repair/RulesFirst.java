package io.sluice.author.repair;

import io.sluice.author.Author;
import io.sluice.author.Task;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import java.util.List;

/**
 * Puts the rules before an author: what they mend without touching the sentence's meaning costs no model. A fault that came back, and a
 * mend that drops or changes rows, is the author's to better first.
 */
public final class RulesFirst implements Author {

    private static final Stamp RULES = new Stamp("planner", "repair rules", "rules-1");

    private final Author author;

    public RulesFirst(Author author) {
        this.author = author;
    }

    @Override
    public Drafting draft(Task task) {
        return author.draft(task);
    }

    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        var mend = Repairs.mend(task, broken, problem);
        if (mend.isPresent() && !mend.get().changesMeaning() && !earlier.contains(problem)) {
            return patched(mend.get());
        }
        var better = author.repair(task, broken, problem, earlier);
        return better instanceof Unrepaired && mend.isPresent() ? patched(mend.get()) : better;
    }

    @Override
    public int candidates() {
        return author.candidates();
    }

    @Override
    public Drafting another(Task task, int number) {
        return author.another(task, number);
    }

    @Override
    public Stamp stamp() {
        return author.stamp();
    }

    private static Patched patched(Mend mend) {
        return new Patched(mend.pipeline(), mend.reason(), mend.changesMeaning(), RULES);
    }
}
