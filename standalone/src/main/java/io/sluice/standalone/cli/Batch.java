package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Asks the questions of a file, several at once, and writes each answer as it comes. */
final class Batch {
    private static final int REPORTED = 100;

    private final Api api;
    private final Screen screen;
    private final BatchAnswers answers;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    Batch(Api api, Screen screen, BatchAnswers answers) {
        this.api = api;
        this.screen = screen;
        this.answers = answers;
    }

    /** {@code defaults} holds for questions that do not say otherwise. */
    void run(Path questions, ObjectNode defaults, int parallel) throws IOException {
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
                throw stopped(e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
        screen.say(summary());
    }

    private void one(BatchLine line, ObjectNode defaults) {
        var answer =
                line.mistake().isPresent() ? BatchAnswers.failed(line.mistake().get()) : answered(line, defaults);
        answers.write(line.id(), answer);
        count(answer.path("outcome").asText());
    }

    /** What the server refuses is this question's own fault; a server that is gone stops the batch, to be asked again. */
    private ObjectNode answered(BatchLine line, ObjectNode defaults) {
        try {
            return (ObjectNode) api.ask(line.question(defaults));
        } catch (ApiException e) {
            if (e.isUnreachable()) {
                throw e;
            }
            return BatchAnswers.failed(e.getMessage());
        }
    }

    private synchronized void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcomes.values().stream().mapToInt(Integer::intValue).sum() % REPORTED == 0) {
            screen.say(summary());
        }
    }

    private synchronized String summary() {
        return outcomes.isEmpty()
                ? "nothing new to ask"
                : outcomes.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static RuntimeException stopped(Throwable cause) {
        return switch (cause) {
            case RuntimeException known -> known;
            case IOException broken -> new UncheckedIOException(broken);
            default -> new IllegalStateException(cause);
        };
    }
}
