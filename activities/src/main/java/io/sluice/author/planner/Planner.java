package io.sluice.author.planner;

import io.sluice.author.Author;
import io.sluice.author.Task;
import io.sluice.author.repair.Repairs;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import java.util.List;
import java.util.stream.Stream;

/** The author without a model: it reads what its grammar and the catalog account for word by word, and asks about the rest. */
public final class Planner implements Author {

    private static final Stamp STAMP = new Stamp("planner", "built-in", "rules-1");

    @Override
    public Drafting draft(Task task) {
        var refusal = Forbidden.refusal(task.sentence());
        if (refusal.isPresent()) {
            return new Declined(refusal.get(), STAMP);
        }
        var sentence = task.sentence();
        var decisions = Decisions.NONE;
        var answers = task.answers().iterator();
        while (true) {
            try {
                return new Drafted(
                        new Draftsman(task.saying(Recurrence.once(sentence, decisions)), decisions).draft(), STAMP);
            } catch (NotSure open) {
                if (!answers.hasNext()) {
                    return new Unclear(open.question(), STAMP);
                }
                var reply = answers.next();
                var option = Decisions.chosen(reply, open.question().options());
                if (option.isPresent()) {
                    decisions = decisions.plus(open.subject(), option.get());
                } else {
                    sentence = heeding(task, decisions, sentence, reply);
                }
            }
        }
    }

    /** A reply that is no option may be a better sentence, or go on from the one before; else the question stands. */
    private static String heeding(Task task, Decisions decisions, String sentence, String reply) {
        var draftsman = new Draftsman(task, decisions);
        return Stream.of(reply, sentence + ". " + reply, sentence + " " + reply)
                .filter(draftsman::reads)
                .findFirst()
                .orElse(sentence);
    }

    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        return Repairs.mend(task, broken, problem)
                .<Repairing>map(mend -> new Patched(mend.pipeline(), mend.reason(), mend.changesMeaning(), STAMP))
                .orElseGet(() -> new Unrepaired("no rule of the built-in planner mends this: " + problem.message()));
    }

    @Override
    public Stamp stamp() {
        return STAMP;
    }
}
