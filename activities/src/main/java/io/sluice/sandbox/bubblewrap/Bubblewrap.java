package io.sluice.sandbox.bubblewrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The program of this machine, and what it can do. */
record Bubblewrap(String path, boolean canForbidUsers) {

    static Optional<Bubblewrap> find() {
        var places = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin";
        return Stream.of(places.split(":"))
                .map(place -> Path.of(place, "bwrap"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .map(path -> new Bubblewrap(path, help(path).contains("--disable-userns")));
    }

    private static String help(String path) {
        try {
            var process =
                    new ProcessBuilder(path, "--help").redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
