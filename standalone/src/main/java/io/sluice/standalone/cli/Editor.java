package io.sluice.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The editor that a person has chosen, as git and psql find it: {@code VISUAL}, else {@code EDITOR}. */
record Editor(String command) {

    static Optional<Editor> chosen(Map<String, String> environment) {
        return Stream.of("VISUAL", "EDITOR")
                .map(environment::get)
                .filter(command -> command != null && !command.isBlank())
                .findFirst()
                .map(Editor::new);
    }

    /** What the person left in the file; throws when the editor says that it failed, which is how one gives up. */
    String edit(Path file) throws IOException {
        // The setting may hold options; the file's name is never taken for shell words.
        var process = new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
                .inheritIO()
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the editor ended with " + process.exitValue() + ", so nothing was sent");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("the editor was interrupted", e);
        }
        return Files.readString(file);
    }
}
