package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Lexer;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.author.planner.grammar.Token;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts from one sentence and the decisions made so far; throws {@link NotSure} where a person must say more. */
final class Draftsman {

    private static final int MOST_WORDS = 400;
    private static final Grammar<Scope> GRAMMAR = grammar();

    private final Task task;
    private final Decisions decisions;
    private final List<Token> tokens;

    Draftsman(Task task, Decisions decisions) {
        this.task = task;
        this.decisions = decisions;
        this.tokens = Lexer.tokens(task.sentence());
    }

    private static Grammar<Scope> grammar() {
        var grammar = new Grammar<Scope>();
        Lexicon.addTo(grammar);
        ValueRules.addTo(grammar);
        DateRules.addTo(grammar);
        ColumnRules.addTo(grammar);
        ConditionRules.addTo(grammar);
        TargetRules.addTo(grammar);
        LoadRules.addTo(grammar);
        return grammar;
    }

    Pipeline draft() {
        if (tokens.size() > MOST_WORDS) {
            throw new NotSure(
                    "length",
                    "The sentence has " + tokens.size() + " words; say it in fewer than " + MOST_WORDS + ".",
                    List.of());
        }
        var attempts = scopes().stream()
                .map(scope -> new Attempt(scope, new Reading<>(GRAMMAR, scope, tokens)))
                .toList();
        var best =
                attempts.stream().flatMap(attempt -> attempt.loads().stream()).toList();
        return best.isEmpty() ? notUnderstood(attempts) : compile(best);
    }

    /** Whether a text is a sentence of its own. */
    boolean reads(String other) {
        var alone = new Draftsman(task.saying(other), decisions);
        return alone.scopes().stream().anyMatch(scope -> new Reading<>(GRAMMAR, scope, alone.tokens)
                .<List<Clause>>whole("load").stream().anyMatch(found -> isLoad(found.value())));
    }

    /** One light in which the sentence was read. */
    private record Attempt(Scope scope, Reading<Scope> reading) {

        List<Candidate> loads() {
            return reading.<List<Clause>>whole("load").stream()
                    .filter(found -> isLoad(found.value()))
                    .map(found -> new Candidate(scope, found.value(), found.cost()))
                    .toList();
        }
    }

    private record Candidate(Scope scope, List<Clause> clauses, int cost) {}

    private static boolean isLoad(List<Clause> clauses) {
        return clauses.stream().anyMatch(Clause.Read.class::isInstance);
    }

    private Pipeline compile(List<Candidate> candidates) {
        var least = candidates.stream().mapToInt(Candidate::cost).min().orElseThrow();
        var best = candidates.stream()
                .filter(candidate -> candidate.cost() == least)
                .toList();
        best.getFirst().scope().doubts().open().ifPresent(open -> {
            throw open;
        });
        var pipelines = best.stream()
                .map(candidate -> new LoadCompiler(task, decisions).compile(new LoadSketch(candidate.clauses())))
                .distinct()
                .toList();
        if (pipelines.size() > 1) {
            throw new NotSure(
                    "reading",
                    "The sentence can be read in more than one way. Please say it in shorter parts.",
                    List.of());
        }
        return pipelines.getFirst();
    }

    private List<Scope> scopes() {
        var mentions = FileMentions.in(tokens, task.catalog().files());
        var sources = mentions.values().stream()
                .flatMap(List::stream)
                .map(Found::value)
                .map(this::decided)
                .distinct()
                .toList();
        if (sources.isEmpty()) {
            return List.of(scope(List.of(), Map.of()));
        }
        return sources.stream()
                .map(source -> scope(source.columns(), only(mentions, source)))
                .toList();
    }

    private Scope scope(List<Column> columns, Map<Integer, List<Found<FileSource>>> files) {
        return new Scope(task, columns, files, decisions, new Doubts());
    }

    private FileSource decided(FileSource source) {
        return decisions
                .of(SourceCheck.subject(source.written()))
                .flatMap(path -> task.catalog().files().stream()
                        .filter(file -> file.path().equals(path))
                        .findFirst())
                .map(file -> new FileSource(source.written(), List.of(file), false))
                .orElse(source);
    }

    private Map<Integer, List<Found<FileSource>>> only(
            Map<Integer, List<Found<FileSource>>> mentions, FileSource source) {
        var same = new HashMap<Integer, List<Found<FileSource>>>();
        mentions.forEach((at, found) -> {
            var ours = found.stream()
                    .map(one -> new Found<>(decided(one.value()), one.end(), one.cost()))
                    .filter(one -> one.value().files().equals(source.files())
                            && one.value().pattern() == source.pattern())
                    .toList();
            if (!ours.isEmpty()) {
                same.put(at, ours);
            }
        });
        return same;
    }

    private Pipeline notUnderstood(List<Attempt> attempts) {
        for (var source : scopes().stream()
                .flatMap(scope -> scope.files().values().stream())
                .flatMap(List::stream)
                .map(Found::value)
                .toList()) {
            if (source.files().isEmpty()) {
                throw new SourceCheck(task).missing(source.written());
            }
        }
        Optional<NotSure> ambiguous = attempts.stream()
                .map(attempt -> attempt.scope().doubts().aboutNames())
                .flatMap(Optional::stream)
                .findFirst();
        if (ambiguous.isPresent()) {
            throw ambiguous.get();
        }
        var furthest = new ArrayList<>(attempts);
        furthest.sort(
                java.util.Comparator.comparingInt(attempt -> -attempt.reading().furthest()));
        throw new Confusion(task, tokens)
                .at(
                        furthest.getFirst().scope(),
                        tokens.isEmpty() ? 0 : furthest.getFirst().reading().furthest());
    }
}
