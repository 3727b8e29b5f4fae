package io.sluice.author.repair;

import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A file that is not there, while one of nearly that name is. */
final class MissingFile implements RepairRule {

    @Override
    public Optional<Mend> mend(Wound wound) {
        if (!wound.is(Problem.Kind.MISSING_FILE)) {
            return Optional.empty();
        }
        var readable = wound.task().catalog().files().stream()
                .filter(file -> file.format() != null)
                .toList();
        return wound.readers()
                .map(step -> {
                    var path = ((Source.File) Objects.requireNonNull(Wound.sourceOf(step))).path();
                    return meant(path, readable)
                            .flatMap(file -> wound.with(
                                    Loads.reading(
                                            step, new Source.File(file.path(), Objects.requireNonNull(file.format()))),
                                    "there is no file " + path + "; " + file.path() + " is the one of nearly that name",
                                    false));
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<FileMetadata> meant(String path, List<FileMetadata> files) {
        var sameBase = files.stream()
                .filter(file -> base(file.path()).equalsIgnoreCase(base(path)))
                .toList();
        if (sameBase.size() == 1) {
            return Optional.of(sameBase.getFirst());
        }
        return Near.one(
                        base(path),
                        files.stream().map(file -> base(file.path())).toList())
                .flatMap(name -> files.stream()
                        .filter(file -> base(file.path()).equals(name))
                        .findFirst());
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
