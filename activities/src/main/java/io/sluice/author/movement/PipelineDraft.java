package io.sluice.author.movement;

import io.sluice.author.Task;
import io.sluice.author.planner.Decisions;
import io.sluice.author.planner.NotSure;
import io.sluice.author.planner.RowsLoad;
import io.sluice.author.planner.Targeting;
import io.sluice.author.sql.Dialect;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pipeline that grows: its extracts first, then what is asked of them, at last the load. */
final class PipelineDraft {

    /** The output of a query. */
    static final String ANSWER = "answer";

    private final Task task;
    private final Decisions decisions;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();
    private final List<Found> sources;
    private String loaded;

    PipelineDraft(Task task, Decisions decisions, List<Mention> mentions) {
        this.task = task;
        this.decisions = decisions;
        var finder = new SourceFinder(task, decisions);
        sources = Outputs.distinct(
                mentions.stream().map(this::decided).map(finder::find).toList());
        loaded = sources.getFirst().output();
        for (var found : sources) {
            assumptions.add(found.output() + " is read from " + place(found.source()) + " (" + Extent.of(found) + ")");
            steps.add(new Step.Extract(next(), List.of(), found.source(), List.of(), found.output()));
        }
    }

    /** Of a name that is not there a person may have said which other is meant. */
    private Mention decided(Mention mention) {
        var name = decisions
                .made()
                .getOrDefault("table " + mention.name(), decisions.made().get("stream " + mention.name()));
        var place = decisions.made().get("connection " + mention.place());
        return new Mention(name == null ? mention.name() : name, place == null ? mention.place() : place);
    }

    List<Found> sources() {
        return sources;
    }

    void assume(List<String> more) {
        assumptions.addAll(more);
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
        return new Pipeline(steps, assumptions, claims(ofAnswer(rows)), false);
    }

    /** The rows of the only source, or of the query over all of them, as a sentence says of a load. */
    Pipeline load(Joined rows, RowsLoad.Read read) {
        var load = read.load();
        var query = new RowsQuery(
                rows, load, Dialect.of(task.database(task.target()).kind()));
        assumptions.addAll(rows.assumptions());
        assumptions.addAll(read.assumptions());
        if (sources.size() > 1 || !query.isAsItIs(sources.getFirst())) {
            ask(new Step.Sql(next(), steps.stream().map(Step::number).toList(), task.target(), query.text(), ANSWER));
        }
        steps.add(new Step.Load(
                next(),
                List.of(steps.size()),
                new Source.Output(loaded),
                load.destination(),
                List.of(),
                List.of(),
                List.of(),
                load.mode(),
                load.key()));
        var of = asked().map(asked -> AnswerClaims.of(asked, read, loadAt(steps.size())));
        return new Pipeline(steps, assumptions, claims(of.orElse(List.of())), false);
    }

    private List<Claim> ofAnswer(int load) {
        return asked().map(asked -> AnswerClaims.of(asked, loadAt(load))).orElse(List.of());
    }

    /** The query that the loaded rows answer; none where they are those of a source. */
    private Optional<Step.Sql> asked() {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Sql query && loaded.equals(query.output())
                        ? Stream.of(query)
                        : Stream.empty())
                .findFirst();
    }

    private Step.Load loadAt(int number) {
        return (Step.Load) steps.get(number - 1);
    }

    /** What reading the sources can be held to, and then the load of what was asked of them. */
    private List<Claim> claims(List<Claim> ofLoad) {
        return Stream.concat(claims(), ofLoad.stream()).toList();
    }

    private Stream<Claim> claims() {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Extract read && !(read.source() instanceof Source.Lists)
                        ? Stream.of(new Claim(
                                "rows of " + read.output() + " = rows read of it − rejected" + replaced(read),
                                read.number(),
                                new Claim.RowsAddUp()))
                        : Stream.<Claim>empty());
    }

    /** Of a source with a key, which may give a row twice, the later one stays. */
    private String replaced(Step.Extract read) {
        var keyed = sources.stream()
                .anyMatch(found -> found.output().equals(read.output())
                        && !Increment.keyOf(task, found).isEmpty());
        return keyed ? " − replaced by a later row of the same key" : "";
    }

    Pipeline answer() {
        return new Pipeline(steps, assumptions, List.of(), true);
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
