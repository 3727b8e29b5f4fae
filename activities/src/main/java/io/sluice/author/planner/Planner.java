package io.sluice.author.planner;

import io.sluice.author.Author;
import io.sluice.author.Guess;
import io.sluice.author.Task;
import io.sluice.author.movement.Movement;
import io.sluice.author.question.Questioner;
import io.sluice.author.repair.Repairs;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.MissingConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The author without a model: it reads what its grammar and the catalog account for word by word, and asks about the rest. */
public final class Planner implements Author {

    private static final Stamp STAMP = new Stamp("planner", "built-in", "rules-1");

    /** How sure a reading is that the rules for one table account for word by word. */
    private static final double ONE_TABLE = 0.9;

    /** Words of one sentence that may be spelt wrong. */
    private static final int MOST_SLIPS = 3;

    @Override
    public Drafting draft(Task task) {
        var refusal = Forbidden.refusal(task.sentence());
        if (refusal.isPresent()) {
            return new Declined(refusal.get(), STAMP);
        }
        var sentence = task.sentence();
        var decisions = Decisions.NONE;
        var answers = task.answers().stream()
                .filter(answer -> !MissingConnection.isTold(answer))
                .iterator();
        while (true) {
            try {
                return new Drafted(draft(task.saying(Recurrence.once(sentence, decisions)), decisions), STAMP);
            } catch (NotSure open) {
                if (!answers.hasNext()) {
                    return new Unclear(open.question(), STAMP);
                }
                var reply = answers.next();
                var option = Decisions.chosen(reply, open.question().options());
                if (option.isPresent() && open.subject().startsWith(Confusion.NAME)) {
                    sentence = new Respelling(open.word(), option.get()).in(sentence);
                } else if (option.isPresent()) {
                    decisions = decisions.plus(open.subject(), option.get());
                } else {
                    sentence = heeding(task, decisions, sentence, reply);
                }
            }
        }
    }

    @Override
    public Optional<Guess> guess(Task task) {
        return Forbidden.refusal(task.sentence()).isPresent()
                ? Optional.empty()
                : Questioner.best(task).or(() -> drafted(task));
    }

    /** What the rules for one table make of a question. */
    private Optional<Guess> drafted(Task task) {
        return draft(task) instanceof Drafted(var pipeline, var by)
                        && pipeline.readOnly()
                        && pipeline.steps().getFirst() instanceof Step.Sql sql
                ? Optional.of(
                        new Guess(sql.connection(), sql.text(), ONE_TABLE, List.of(), true, "", pipeline.assumptions()))
                : Optional.empty();
    }

    private Pipeline draft(Task task, Decisions decisions) {
        return draft(task, decisions, MOST_SLIPS);
    }

    /** A sentence that stops making sense at a word spelt wrong is read once more with the word as it was meant, if one reading results. */
    private Pipeline draft(Task task, Decisions decisions, int slips) {
        try {
            return asWritten(task, decisions);
        } catch (NotSure open) {
            var export = ExportSentence.of(task.sentence());
            if (export.isPresent()) {
                return exported(task, decisions, slips, export.get());
            }
            var respelt = slips == 0
                    ? List.<Pipeline>of()
                    : Respelling.of(open.word()).stream()
                            .flatMap(slip -> respelt(task, decisions, slips, slip).stream())
                            .toList();
            if (respelt.stream().map(Pipeline::steps).distinct().count() == 1) {
                return respelt.getFirst();
            }
            throw open;
        }
    }

    private Pipeline exported(Task task, Decisions decisions, int slips, ExportSentence export) {
        var path = Missing.within(task, export.path());
        var exists =
                task.catalog().files().stream().anyMatch(file -> file.path().equals(path));
        return new ExportSentence(export.question(), path)
                .written(draft(task.saying(export.question()), decisions, slips), exists)
                .orElseThrow(() -> new NotSure(
                        "export", "What should be written into " + path + "? Say: export … to …", List.of()));
    }

    private Optional<Pipeline> respelt(Task task, Decisions decisions, int slips, Respelling slip) {
        try {
            var pipeline = draft(task.saying(slip.in(task.sentence())), decisions, slips - 1);
            if (pipeline.steps().getFirst() instanceof Step.Sql sql && sql.output() == null) {
                decisions.choose("slip", "Is “" + slip.right() + "” meant by “" + slip.wrong() + "”?", List.of("yes"));
            }
            return Optional.of(pipeline.assuming(List.of(slip.assumption())));
        } catch (NotSure noBetter) {
            if (noBetter.word().isEmpty()) {
                throw noBetter;
            }
            return Optional.empty();
        }
    }

    private Pipeline asWritten(Task task, Decisions decisions) {
        return new Movement(task, decisions, this::guess).draft().orElseGet(() -> new Draftsman(task, decisions)
                .draft());
    }

    /** A reply that is no option may be a better sentence, or go on from the one before; else the question stands. */
    private static String heeding(Task task, Decisions decisions, String sentence, String reply) {
        var draftsman = new Draftsman(task, decisions);
        return Stream.of(reply, sentence + ". " + reply, sentence + " " + reply)
                .filter(draftsman::reads)
                .findFirst()
                .orElse(sentence);
    }

    /** A question that this author can read is read anew; all else is mended by rules, which leave the rest of the pipeline as it is. */
    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        return readAnew(task, broken)
                .or(() -> Repairs.mend(task, broken, problem)
                        .map(mend -> new Patched(mend.pipeline(), mend.reason(), mend.changesMeaning(), STAMP)))
                .<Repairing>map(patched -> patched)
                .orElseGet(() -> new Unrepaired("the built-in planner knows no repair for it"));
    }

    private Optional<Patched> readAnew(Task task, Pipeline broken) {
        return broken.readOnly()
                        && draft(task) instanceof Drafted(var pipeline, var by)
                        && pipeline.readOnly()
                        && !pipeline.steps().equals(broken.steps())
                ? Optional.of(new Patched(pipeline, "the question, read anew by the built-in planner", false, by))
                : Optional.empty();
    }

    @Override
    public Stamp stamp() {
        return STAMP;
    }
}
