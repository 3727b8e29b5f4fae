package io.sluice.author.movement;

import io.sluice.author.Guess;
import io.sluice.author.Task;
import io.sluice.author.planner.Decisions;
import io.sluice.author.planner.NotSure;
import io.sluice.author.planner.Targeting;
import io.sluice.author.sql.Dialect;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Drafts a pipeline from a sentence that names its sources: one extract each, a query over all of them, and a load of its answer. */
public final class Movement {

    private static final String ANSWER = "answer";
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
                .or(() -> JoinSentence.read(task.sentence()).map(this::compile))
                .or(() -> AskedSources.read(task).map(this::compile));
    }

    /** Answered once: nothing is loaded anywhere. */
    private Pipeline compile(AskedSources asked) {
        var draft = new Draft(asked.mentions());
        var joined = new JoinedCatalog(task, draft.sources);
        var questions = asked.questions(draft.sources);
        var guesses = questions.stream()
                .flatMap(question -> this.questions.apply(joined.asking(question)).stream())
                .filter(guess -> Totals.fits(task.sentence(), guess.sql()))
                .toList();
        var best = guesses.stream().filter(Guess::sure).findFirst().or(() -> guesses.stream()
                .findFirst());
        draft.ask(query(draft.next(), joined, questions.getLast(), best, draft.assumptions));
        return new Pipeline(draft.steps, draft.assumptions, List.of(), true);
    }

    /** Only what is new of one source; what a sentence asks of several is asked of all their rows. */
    private Optional<Pipeline> increment(SinceWords since) {
        return MovementSentence.read(since.rest())
                .filter(sentence -> sentence.question().isEmpty() && isOurs(sentence))
                .map(sentence -> new Draft(sentence.sources()).increment(sentence, since));
    }

    private boolean isOurs(MovementSentence sentence) {
        return sentence.question().isPresent()
                || sentence.sources().stream().allMatch(mention -> isReadAsItIs(Place.of(mention.place())));
    }

    /** A single file into a table is a load, which says more about its columns; words behind a name ("… where zone is A") ask for more than a copy. */
    private static boolean isReadAsItIs(Place place) {
        return switch (place) {
            case Place.File file -> false;
            case Place.Named(var name) -> name.chars().noneMatch(Character::isWhitespace);
            case Place.OfKind kind -> true;
            case Place.ApiPath path -> true;
        };
    }

    private Pipeline compile(MovementSentence sentence) {
        var draft = new Draft(sentence.sources());
        var target = new Targeting(task, decisions).of(sentence.target());
        sentence.question()
                .ifPresent(question -> draft.ask(query(draft.next(), draft.sources, question, draft.assumptions)));
        if (sentence.mode().isPresent()) {
            return draft.load(target, sentence.writeMode(), sentence.key());
        }
        return sentence.question().isEmpty()
                ? draft.byDefault(target)
                : draft.load(target, draft.usual(target), List.of());
    }

    private Pipeline compile(JoinSentence sentence) {
        var draft = new Draft(List.of(sentence.left(), sentence.right()));
        var target = new Targeting(task, decisions).of(sentence.target());
        var dialect = Dialect.of(task.database(task.target()).kind());
        var sql = sentence.sql(draft.sources.getFirst(), draft.sources.getLast(), dialect);
        draft.assumptions.add("only rows that have a partner on the other side are kept");
        draft.ask(new Step.Sql(draft.next(), List.of(1, 2), task.target(), sql, ANSWER));
        return draft.load(
                target,
                sentence.mode().map(ModeWords.Said::mode).orElseGet(() -> draft.usual(target)),
                sentence.mode().map(ModeWords.Said::key).orElse(List.of()));
    }

    /** A pipeline that grows: its extracts first, then what is asked of them, at last the load. */
    private final class Draft {
        private final List<Step> steps = new ArrayList<>();
        private final List<String> assumptions = new ArrayList<>();
        private final List<Found> sources;
        private String loaded;

        Draft(List<Mention> mentions) {
            var finder = new SourceFinder(task, decisions);
            sources = Outputs.distinct(mentions.stream().map(finder::find).toList());
            loaded = sources.getFirst().output();
            for (var found : sources) {
                assumptions.add(
                        found.output() + " is read from " + place(found.source()) + " (" + Extent.of(found) + ")");
                steps.add(new Step.Extract(next(), List.of(), found.source(), List.of(), found.output()));
            }
        }

        Pipeline increment(MovementSentence sentence, SinceWords since) {
            var increment = Increment.of(task, decisions, sources.getFirst(), since.column());
            read(increment);
            var target = new Targeting(task, decisions).of(sentence.target());
            return sentence.mode().isPresent()
                    ? load(target, sentence.writeMode(), sentence.key())
                    : load(target, increment.mode(), increment.key());
        }

        private void read(Increment increment) {
            var found = sources.getFirst();
            steps.set(0, new Step.Extract(1, List.of(), found.source(), List.of(), found.output(), increment.since()));
            assumptions.add(increment.assumption(found.output()));
        }

        /** What comes again and again is read on and changed by key, where the source has a key and tells new rows from old. */
        Pipeline byDefault(Targeting.Target target) {
            var increment = task.recurring() ? Increment.usual(task, sources.getFirst()) : Optional.<Increment>empty();
            increment.ifPresent(this::read);
            return increment
                    .map(usual -> load(target, usual.mode(), usual.key()))
                    .orElseGet(() -> load(target, usual(target), List.of()));
        }

        /** Rows of one run more each time are seldom meant where the table is made for them. */
        WriteMode usual(Targeting.Target target) {
            if (!task.recurring() || !target.isNew()) {
                return WriteMode.APPEND;
            }
            assumptions.add("each run replaces the content of " + target.name().table());
            return WriteMode.REPLACE;
        }

        /** A mirror needs a key; where the sentence names none, the source may. */
        private List<String> keyOfSource() {
            var key = sources.size() == 1 ? Increment.keyOf(task, sources.getFirst()) : List.<String>of();
            if (key.isEmpty()) {
                throw new NotSure("key", "By which column are rows the same? Say: mirror it by …", List.of());
            }
            return key;
        }

        /** Of a stream that is loaded as it is. */
        private List<ListLoad> lists(Targeting.Target target, WriteMode mode, List<String> key) {
            var asItIs = sources.size() == 1 && loaded.equals(sources.getFirst().output());
            var onlyNew = steps.getFirst() instanceof Step.Extract extract && extract.since() != null;
            var rows = new ListLoad.Rows(mode, key, onlyNew);
            return asItIs ? ListLoad.of(task, sources.getFirst(), target, rows, assumptions) : List.of();
        }

        int next() {
            return steps.size() + 1;
        }

        void ask(Step.Sql query) {
            steps.add(query);
            loaded = ANSWER;
        }

        Pipeline load(Targeting.Target target, WriteMode mode, List<String> key) {
            assumptions.addAll(target.assumptions());
            var lists = lists(target, mode, key);
            steps.add(new Step.Load(
                            next(),
                            List.of(steps.size()),
                            new Source.Output(loaded),
                            new Destination.Table(target.name(), target.isNew()),
                            List.of(),
                            List.of(),
                            List.of(),
                            mode,
                            key.isEmpty() && mode == WriteMode.MIRROR ? keyOfSource() : key)
                    .without(lists.stream().map(ListLoad::column).toList()));
            var rows = steps.size();
            for (var list : lists) {
                assumptions.add(list.assumption());
                steps.addAll(list.steps(next(), rows));
            }
            return new Pipeline(steps, assumptions, List.of(), false);
        }
    }

    private Step.Sql query(int number, List<Found> sources, String question, List<String> assumptions) {
        var joined = new JoinedCatalog(task, sources);
        return query(number, joined, question, questions.apply(joined.asking(question)), assumptions);
    }

    private Step.Sql query(
            int number, JoinedCatalog joined, String question, Optional<Guess> read, List<String> assumptions) {
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
                    "I would answer without joining " + pair
                            + ": the values of the one are not found in the other. I would run:\n" + text,
                    List.of(MEANT));
        }
        assumptions.addAll(joined.inferred());
        return new Step.Sql(
                number,
                IntStream.range(1, number).boxed().toList(),
                task.target(),
                new AnswerColumns(dialect.name("").charAt(0)).named(text),
                ANSWER);
    }

    private static String doubt(String question, Guess guess, String sql) {
        return "I am not sure that I understand “" + question + "”"
                + (guess.why().isEmpty() ? "." : ": " + guess.why()) + " I would run:\n" + sql;
    }

    private static String place(Source source) {
        return switch (source) {
            case Source.File file -> file.path();
            case Source.Stream stream -> stream.connection() + "." + stream.stream();
            case Source.Output output -> output.name();
            case Source.Lists lists -> lists.output() + "." + lists.column();
        };
    }
}
