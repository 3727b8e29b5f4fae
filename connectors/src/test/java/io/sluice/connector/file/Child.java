package io.sluice.connector.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of the tests in a process of its own: with a small heap, as another user, or to be killed. */
final class Child {

    private Child() {}

    static Process start(List<String> prefix, List<String> jvm, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String run(List<String> jvm, Class<?> main, String... arguments) throws IOException, InterruptedException {
        return output(start(List.of(), jvm, main, arguments));
    }

    /** Runs as the user nobody, which needs root. */
    static String asNobody(Class<?> main, String... arguments) throws IOException, InterruptedException {
        var nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        return output(start(nobody, List.of(), main, arguments));
    }

    private static String output(Process process) throws IOException, InterruptedException {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
