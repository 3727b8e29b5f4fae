package io.sluice.sandbox;

import io.sluice.sandbox.StepResult.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The declared outputs of a step that ended well, or why they do not count. */
public record OutputFiles(Ending ending, String explanation, Map<String, Path> files) {

    public static OutputFiles found(Map<String, Path> files) {
        return new OutputFiles(Ending.PASSED, "The step passed.", files);
    }

    public static OutputFiles refused(String name) {
        return new OutputFiles(Ending.OUTPUT_REFUSED, "The output /tmp/" + name + " is not a plain file.", Map.of());
    }

    public static OutputFiles tooLarge(String name, long maxBytes) {
        return new OutputFiles(
                Ending.OUTPUT_REFUSED, "The output /tmp/" + name + " is larger than " + maxBytes + " bytes.", Map.of());
    }

    /** All that were declared must be there. */
    public static OutputFiles complete(Map<String, Path> files, List<String> declared) {
        return declared.stream()
                .filter(name -> !files.containsKey(name))
                .findFirst()
                .map(name -> new OutputFiles(
                        Ending.OUTPUT_MISSING,
                        "The step did not write its output /tmp/" + name + ".",
                        Map.<String, Path>of()))
                .orElseGet(() -> found(files));
    }

    /** Looks for them in a folder, without following links on the way. */
    public static OutputFiles in(Path folder, List<String> declared) {
        var files = new HashMap<String, Path>();
        for (var name : declared) {
            var at = folder;
            for (var part : Path.of(name)) {
                at = at.resolve(part);
                if (Files.isSymbolicLink(at)) {
                    return refused(name);
                }
            }
            if (Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
                files.put(name, at);
            } else if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                return refused(name);
            }
        }
        return complete(files, declared);
    }

    /** The same files, moved to another folder; too large ones are refused. */
    public OutputFiles movedTo(Path folder, long maxBytes) throws IOException {
        var moved = new HashMap<String, Path>();
        for (var file : files.entrySet()) {
            if (Files.size(file.getValue()) > maxBytes) {
                return tooLarge(file.getKey(), maxBytes);
            }
            var to = folder.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            moved.put(file.getKey(), Files.move(file.getValue(), to, StandardCopyOption.REPLACE_EXISTING));
        }
        return new OutputFiles(ending, explanation, moved);
    }
}
