package io.sluice.connector.file;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A main class of the tests in a process of its own: with a small heap, as another user, or to be killed. */
final class Child {

    private Child() {}

    static Process start(List<String> jvm, Class<?> main, String... arguments) throws IOException {
        return start(List.of(), jvm, System.getProperty("java.class.path"), main, arguments);
    }

    static String run(List<String> jvm, Class<?> main, String... arguments) throws IOException, InterruptedException {
        return output(start(jvm, main, arguments));
    }

    /** Runs as the user nobody, which needs root; our own classes are copied to where that user may read them. */
    static String asNobody(Path scratch, Class<?> main, String... arguments) throws IOException, InterruptedException {
        var nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        return output(start(nobody, List.of(), copiedClasses(scratch), main, arguments));
    }

    private static Process start(
            List<String> prefix, List<String> jvm, String classpath, Class<?> main, String... arguments)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", classpath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String copiedClasses(Path scratch) throws IOException {
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var from = Path.of(entry);
            if (!Files.isDirectory(from)) {
                continue;
            }
            try (var files = Files.walk(from)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var to = scratch.resolve(from.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return scratch.toString();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
