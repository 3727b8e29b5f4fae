package io.sluice.author.movement;

import io.sluice.author.Guess;
import io.sluice.author.Task;
import io.sluice.author.planner.Decisions;
import io.sluice.author.planner.NotSure;
import io.sluice.author.planner.RowsLoad;
import io.sluice.author.planner.Targeting;
import io.sluice.author.sql.Dialect;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Drafts a pipeline from a sentence that names its sources: one extract each, a query over all of them, and a load of its answer. */
public final class Movement {

    private static final String MEANT = "yes, that is meant";

    private final Task task;
    private final Decisions decisions;
    private final Function<Task, Optional<Guess>> questions;

    /** {@code questions} reads a question. */
    public Movement(Task task, Decisions decisions, Function<Task, Optional<Guess>> questions) {
        this.task = task;
        this.decisions = decisions;
        this.questions = questions;
    }

    /** Empty where the sentence is of another kind. */
    public Optional<Pipeline> draft() {
        return ContractWords.in(task.sentence())
                .flatMap(said -> new Movement(task.saying(said.rest()), decisions, questions)
                        .plain()
                        .map(said::kept))
                .or(this::plain);
    }

    private Optional<Pipeline> plain() {
        return SinceWords.in(task.sentence())
                .flatMap(this::increment)
                .or(() -> MovementSentence.read(task.sentence())
                        .filter(this::isOurs)
                        .map(this::compile))
                .or(() -> AskedSources.read(task).map(this::compile))
                .or(this::loaded);
    }

    /** Only what is new of one source; what a sentence asks of several is asked of all their rows. */
    private Optional<Pipeline> increment(SinceWords since) {
        return MovementSentence.read(since.rest())
                .filter(sentence -> sentence.question().isEmpty() && isOurs(sentence))
                .map(sentence -> new PipelineDraft(task, decisions, sentence.sources()).increment(sentence, since));
    }

    private boolean isOurs(MovementSentence sentence) {
        return sentence.question().isPresent()
                || sentence.sources().stream()
                        .allMatch(mention -> isReadAsItIs(Place.of(mention.place())) && mention.saysOnce());
    }

    /**
     * A single file into a table is a load, which says more about its columns; words behind a name ("… where zone is A") ask for more than a
     * copy.
     */
    private static boolean isReadAsItIs(Place place) {
        return switch (place) {
            case Place.File file -> false;
            case Place.Named(var name) -> name.chars().noneMatch(Character::isWhitespace);
            case Place.OfKind kind -> true;
            case Place.ApiPath path -> true;
        };
    }

    private Pipeline compile(MovementSentence sentence) {
        var draft = new PipelineDraft(task, decisions, sentence.sources());
        var target = new Targeting(task, decisions).of(sentence.target());
        sentence.question().ifPresent(question -> {
            var joined = new JoinedCatalog(task, draft.sources());
            draft.ask(query(draft, joined, question, questions.apply(joined.asking(question))));
        });
        if (sentence.mode().isPresent()) {
            return draft.load(target, sentence.writeMode(), sentence.key());
        }
        return sentence.question().isEmpty()
                ? draft.byDefault(target)
                : draft.load(target, draft.usual(target), List.of());
    }

    /** Answered once: nothing is loaded anywhere. */
    private Pipeline compile(AskedSources asked) {
        var draft = new PipelineDraft(task, decisions, asked.mentions());
        draft.ask(query(draft, asked));
        return draft.answer();
    }

    /** Rows of a source or of several side by side; what is not said as a load would be is a question that is answered into the table. */
    private Optional<Pipeline> loaded() {
        var rows = LoadedRows.in(task);
        var answer = AskedLoad.in(task);
        if (rows.isEmpty()) {
            return answer.map(this::compile);
        }
        try {
            return compile(rows.get());
        } catch (NotSure open) {
            return answer.filter(this::isUnderstood).map(this::compile).or(() -> {
                throw open;
            });
        }
    }

    private Optional<Pipeline> compile(LoadedRows said) {
        var draft = new PipelineDraft(task, decisions, said.mentions());
        var words = said.withAll(draft.sources());
        var rows = new Joined(draft.sources(), decisions).by(words.key());
        if (words.key().isEmpty()) {
            rows.by(new JoinedCatalog(task, draft.sources()).pairs());
        }
        rows.checkTied();
        var name = draft.sources().size() == 1 ? draft.sources().getFirst().output() : "";
        return new RowsLoad(task, decisions).of(words.of(name, rows.columns())).map(load -> draft.load(rows, load));
    }

    private Pipeline compile(AskedLoad said) {
        var draft = new PipelineDraft(task, decisions, said.asked().mentions());
        var target = new Targeting(task, decisions).of(said.target());
        draft.ask(query(draft, said.asked()));
        return draft.load(
                target,
                said.mode().map(ModeWords.Said::mode).orElseGet(() -> draft.usual(target)),
                said.mode().map(ModeWords.Said::key).orElse(List.of()));
    }

    private boolean isUnderstood(AskedLoad said) {
        var sources = new PipelineDraft(task, decisions, said.asked().mentions()).sources();
        return guess(said.asked(), sources, new JoinedCatalog(task, sources))
                .filter(Guess::sure)
                .isPresent();
    }

    private Step.Sql query(PipelineDraft draft, AskedSources asked) {
        var joined = new JoinedCatalog(task, draft.sources());
        var question = asked.questions(draft.sources()).getLast();
        return query(draft, joined, question, guess(asked, draft.sources(), joined));
    }

    private Optional<Guess> guess(AskedSources asked, List<Found> sources, JoinedCatalog joined) {
        var guesses = asked.questions(sources).stream()
                .flatMap(question -> questions.apply(joined.asking(question)).stream())
                .filter(guess -> Totals.fits(asked.sources().sentence(), guess.sql()))
                .toList();
        return guesses.stream().filter(Guess::sure).findFirst().or(() -> guesses.stream()
                .findFirst());
    }

    private Step.Sql query(PipelineDraft draft, JoinedCatalog joined, String question, Optional<Guess> read) {
        var number = draft.next();
        var dialect = Dialect.of(task.database(task.target()).kind());
        var guess = read.orElseThrow(() ->
                new NotSure("question", "I know the sources, but do not understand “" + question + "”.", List.of()));
        var text = guess.sql().replace(dialect.name(JoinedCatalog.SCHEMA) + ".", "");
        if (!guess.sure()) {
            decisions.choose("question", doubt(question, guess, text), List.of(MEANT));
        }
        for (var pair : joined.unlinked()) {
            decisions.choose(
                    "link " + pair,
                    unlinked(
                                    pair,
                                    text.contains(dialect.name(
                                            pair.replaceFirst(" and .*", "").replaceFirst(".*\\.", ""))))
                            + " I would run:\n" + text,
                    List.of(MEANT));
        }
        draft.assume(joined.inferred());
        draft.assume(guess.taken().stream()
                .map(taken -> taken.replace(task.target() + "." + JoinedCatalog.SCHEMA + ".", ""))
                .toList());
        return new Step.Sql(
                number,
                IntStream.range(1, number).boxed().toList(),
                task.target(),
                new AnswerColumns(dialect.name("").charAt(0)).named(text),
                PipelineDraft.ANSWER);
    }

    private static String unlinked(String pair, boolean joined) {
        return joined
                ? "Not all values of " + pair
                        + " are found in each other: I would leave out the rows without a partner."
                : "I would answer without joining " + pair + ": the values of the one are not found in the other.";
    }

    private static String doubt(String question, Guess guess, String sql) {
        return "I am not sure that I understand “" + question + "”"
                + (guess.why().isEmpty() ? "." : ": " + guess.why()) + " I would run:\n" + sql;
    }
}
