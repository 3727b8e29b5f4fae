package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Token;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lights in which a sentence can be read: one for each file and one for each table that some of its words may name. */
final class Scopes {

    private final Task task;
    private final Decisions decisions;
    private final List<Token> tokens;

    Scopes(Task task, Decisions decisions, List<Token> tokens) {
        this.task = task;
        this.decisions = decisions;
        this.tokens = tokens;
    }

    /** One without any file where none is named, so that a question about it can be precise. */
    List<Scope> ofFiles() {
        var mentions = FileMentions.in(tokens, task);
        var sources = mentions.values().stream()
                .flatMap(List::stream)
                .map(found -> decided(found.value()))
                .distinct()
                .toList();
        return sources.isEmpty()
                ? List.of(Scope.ofFile(task, List.of(), Map.of(), decisions))
                : sources.stream()
                        .map(source -> Scope.ofFile(task, source.columns(), only(mentions, source), decisions))
                        .toList();
    }

    List<Scope> ofTables() {
        return task.catalog().tables().stream()
                .filter(this::mentioned)
                .map(table -> Scope.ofTable(task, table, decisions))
                .toList();
    }

    private boolean mentioned(TableMetadata table) {
        for (int at = 0; at < tokens.size(); at++) {
            if (!EntityRules.named(table.name(), tokens, at).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private FileSource decided(FileSource source) {
        return decisions
                .of(SourceCheck.subject(source.written()))
                .flatMap(path -> task.catalog().files().stream()
                        .filter(file -> file.path().equals(path))
                        .findFirst())
                .map(file -> new FileSource(source.written(), List.<FileMetadata>of(file), false))
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
}
