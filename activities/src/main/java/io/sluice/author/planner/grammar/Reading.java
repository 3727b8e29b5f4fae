package io.sluice.author.planner.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one sentence by a grammar: all readings that account for every word, and how far the best attempt came. */
public final class Reading<S> {

    private static final int MOST_STEPS = 400_000;
    private static final int MOST_FOUND = 48;

    private final Grammar<S> grammar;
    private final S scope;
    private final List<Token> tokens;
    private final Map<Place, List<Found<Object>>> known = new HashMap<>();
    private int furthest;
    private int steps;

    private record Place(String rule, int position) {}

    /** What is the same however freely it was read. */
    private record Made(Object value, int end) {}

    private record Match(int end, int cost, Captures slots) {}

    public Reading(Grammar<S> grammar, S scope, List<Token> tokens) {
        this.grammar = grammar;
        this.scope = scope;
        this.tokens = tokens;
    }

    /** The distinct readings of the whole sentence, cheapest first; none where a word is left over. */
    @SuppressWarnings("unchecked") // the caller names the rule, so it knows what it yields
    public <T> List<Found<T>> whole(String rule) {
        return find(rule, 0).stream()
                .filter(found -> found.end() == tokens.size())
                .sorted(Comparator.comparingInt(Found::cost))
                .map(found -> (Found<T>) found)
                .toList();
    }

    /** The position of the first word that no attempt could place. */
    public int furthest() {
        return Math.min(furthest, tokens.size() - 1);
    }

    private List<Found<Object>> find(String rule, int position) {
        var place = new Place(rule, position);
        var before = known.get(place);
        if (before != null) {
            return before;
        }
        known.put(place, List.of());
        var terminal = grammar.terminalOf(rule);
        var found = terminal == null ? produce(rule, position) : lookUp(terminal, position);
        known.put(place, found);
        return found;
    }

    private List<Found<Object>> lookUp(Grammar.Terminal<S> terminal, int position) {
        var found = new ArrayList<Found<Object>>();
        if (position < tokens.size()) {
            for (var one : terminal.at(scope, tokens, position)) {
                found.add(new Found<>(one.value(), one.end(), one.cost(), one.slips()));
                furthest = Math.max(furthest, one.end());
            }
        }
        return found;
    }

    private List<Found<Object>> produce(String rule, int position) {
        var cheapest = new LinkedHashMap<Made, Found<Object>>();
        for (var production : grammar.productionsOf(rule)) {
            for (var match : match(production.phrase(), position, 0, Captures.NONE)) {
                var value = production.action().apply(scope, match.slots());
                if (value != null) {
                    var weighed = value instanceof Weighed some ? some : new Weighed(value, 0);
                    var cost = match.cost() + production.cost() + weighed.cost();
                    cheapest.merge(
                            new Made(weighed.value(), match.end()),
                            new Found<>(
                                    weighed.value(),
                                    match.end(),
                                    cost,
                                    match.slots().slips()),
                            (first, second) -> second.cost() < first.cost() ? second : first);
                }
            }
        }
        return cheapest.values().stream()
                .sorted(Comparator.comparingInt(Found::cost))
                .limit(MOST_FOUND)
                .toList();
    }

    private List<Match> match(Phrase phrase, int position, int cost, Captures slots) {
        if (++steps > MOST_STEPS) {
            return List.of();
        }
        return switch (phrase) {
            case Phrase.Word word -> matchWord(word.word(), position, cost, slots);
            case Phrase.Slot slot ->
                find(slot.rule(), position).stream()
                        .map(found -> new Match(found.end(), cost + found.cost(), slots.with(slot.label(), found)))
                        .toList();
            case Phrase.Choice choice ->
                choice.options().stream()
                        .flatMap(option -> match(option, position, cost, slots).stream())
                        .toList();
            case Phrase.Sequence sequence -> matchAll(sequence.parts(), position, cost, slots);
        };
    }

    private List<Match> matchWord(String word, int position, int cost, Captures slots) {
        if (position < tokens.size() && tokens.get(position).is(word)) {
            furthest = Math.max(furthest, position + 1);
            return List.of(new Match(position + 1, cost, slots));
        }
        return List.of();
    }

    private List<Match> matchAll(List<Phrase> parts, int position, int cost, Captures slots) {
        var matches = List.of(new Match(position, cost, slots));
        for (var part : parts) {
            var next = new ArrayList<Match>();
            for (var match : matches) {
                next.addAll(match(part, match.end(), match.cost(), match.slots()));
            }
            if (next.isEmpty()) {
                return List.of();
            }
            matches = next;
        }
        return matches;
    }
}
