package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the questions of a file, several at once, and writes each answer as it comes. */
final class Batch {
    private static final int REPORTED = 100;
    /** So many in a row without an answer in time are no slow questions: nobody works. */
    private static final int LATE_IN_A_ROW = 8;

    private final Api api;
    private final Screen screen;
    private final BatchAnswers answers;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int late;
    private int lateInARow;
    private volatile boolean stopped;

    Batch(Api api, Screen screen, BatchAnswers answers) {
        this.api = api;
        this.screen = screen;
        this.answers = answers;
    }

    /** {@code defaults} holds for questions that do not say otherwise; tells whether every question now has its answer. */
    boolean run(Path questions, ObjectNode defaults, int parallel) throws IOException {
        var lines = BatchLine.in(questions).stream()
                .filter(line -> answers.isNew(line.id()))
                .toList();
        try (var pool = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().daemon().factory())) {
            var asked = lines.stream()
                    .map(line -> pool.submit(() -> one(line, defaults)))
                    .toList();
            try {
                for (Future<?> one : asked) {
                    one.get();
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw reason(e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
        screen.say(summary());
        return isComplete();
    }

    private void one(BatchLine line, ObjectNode defaults) {
        if (stopped) {
            return;
        }
        var answer = line.mistake().map(BatchAnswers::failed).or(() -> answered(line, defaults));
        answer.ifPresent(known -> {
            answers.write(line.id(), known);
            count(known.path("outcome").asText());
        });
    }

    /**
     * What the server refuses is this question's own fault. One that was not answered in time has no answer that could be written, and a
     * server that is gone stops the batch: both are asked when the batch is run again.
     */
    private Optional<ObjectNode> answered(BatchLine line, ObjectNode defaults) {
        try {
            return Optional.of((ObjectNode) api.ask(line.question(defaults)));
        } catch (ApiException e) {
            if (e.isUnreachable() || e.isUnavailable() && isOneTooMany()) {
                stopped = true;
                throw e;
            }
            return e.isUnavailable() ? Optional.empty() : Optional.of(BatchAnswers.failed(e.getMessage()));
        }
    }

    private synchronized boolean isOneTooMany() {
        late++;
        lateInARow++;
        return lateInARow >= LATE_IN_A_ROW;
    }

    private synchronized boolean isComplete() {
        return late == 0;
    }

    private synchronized void count(String outcome) {
        lateInARow = 0;
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcomes.values().stream().mapToInt(Integer::intValue).sum() % REPORTED == 0) {
            screen.say(summary());
        }
    }

    private synchronized String summary() {
        var all = outcomes.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey());
        var open = late == 0
                ? Stream.<String>empty()
                : Stream.of(late + " not answered in time: run the batch again to ask them");
        var said = Stream.concat(all, open).collect(Collectors.joining(", "));
        return said.isEmpty() ? "nothing new to ask" : said;
    }

    private static RuntimeException reason(Throwable cause) {
        return switch (cause) {
            case RuntimeException known -> known;
            case IOException broken -> new UncheckedIOException(broken);
            default -> new IllegalStateException(cause);
        };
    }
}
