package io.sluice.author.planner;

import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The clauses of one sentence about a load, asked by what they say; contradictions are questions. */
record LoadSketch(List<Clause> clauses) {

    LoadSketch {
        clauses = List.copyOf(clauses);
    }

    <C extends Clause> List<C> all(Class<C> kind) {
        return clauses.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Optional<FileSource> source() {
        return single(Clause.Read.class, Clause.Read::source, FileSource::written, "file is read");
    }

    Optional<TargetName> target() {
        return single(Clause.Into.class, Clause.Into::target, TargetName::written, "table it goes to");
    }

    /** What the sentence says about the rows that are there; none means append. */
    Optional<WriteMode> mode() {
        var modes = all(Clause.Mode.class).stream()
                .map(Clause.Mode::mode)
                .distinct()
                .toList();
        if (modes.contains(WriteMode.APPEND) && modes.contains(WriteMode.INSERT_NEW) && modes.size() == 2) {
            return Optional.of(WriteMode.INSERT_NEW);
        }
        if (modes.size() > 1) {
            throw new NotSure(
                    "mode", "What should become of the rows that are there? The sentence says two things.", List.of());
        }
        if (modes.isEmpty() && !key().isEmpty()) {
            return Optional.of(WriteMode.UPSERT);
        }
        return modes.stream().findFirst();
    }

    List<String> key() {
        return all(Clause.Key.class).stream()
                .map(Clause.Key::columns)
                .distinct()
                .findFirst()
                .orElse(List.of());
    }

    private <C extends Clause, T> Optional<T> single(
            Class<C> kind, Function<C, T> part, Function<T, String> name, String what) {
        var different = all(kind).stream().map(part).distinct().toList();
        if (different.stream().map(name).distinct().count() > 1) {
            var names = different.stream().map(name).distinct().toList();
            throw new NotSure(
                    "which " + what, "The sentence names several: which " + what + "? One request loads one.", names);
        }
        return different.stream().findFirst();
    }
}
