package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes sure that the files of a load are there, can be read and belong together. */
final class SourceCheck {

    private final Task task;

    SourceCheck(Task task) {
        this.task = task;
    }

    FileSource checked(Optional<FileSource> said) {
        var source = said.orElseThrow(() -> new NotSure(
                "file", "Which file should be read?", paths().stream().limit(5).toList()));
        if (source.files().isEmpty()) {
            throw missing(source.written());
        }
        if (source.files().size() > 1 && !source.pattern()) {
            throw new NotSure(
                    subject(source.written()),
                    "Which file is “" + source.written() + "”?",
                    source.files().stream().map(FileMetadata::path).toList());
        }
        source.files().forEach(SourceCheck::readable);
        alike(source);
        return source;
    }

    NotSure missing(String written) {
        return Missing.file(task, subject(written), written);
    }

    static String subject(String written) {
        return "file " + written;
    }

    private List<String> paths() {
        return Missing.data(task.catalog().files());
    }

    private static void readable(FileMetadata file) {
        if (file.unreadable() != null || file.format() == null) {
            throw Missing.content(file.path(), String.valueOf(file.unreadable()));
        }
        if (file.columns().isEmpty()) {
            throw Missing.content(file.path(), "it has no columns");
        }
    }

    private static void alike(FileSource source) {
        var shapes = source.files().stream()
                .collect(Collectors.groupingBy(
                        file -> file.columns().stream().map(Column::name).collect(Collectors.toSet())));
        if (shapes.size() > 1) {
            throw new NotSure(
                    "shapes",
                    "The files of " + source.written()
                            + " do not have the same columns; name those that belong together.",
                    source.files().stream().map(FileMetadata::path).toList());
        }
    }
}
