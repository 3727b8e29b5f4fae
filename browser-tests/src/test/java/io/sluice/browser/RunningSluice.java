package io.sluice.browser;

import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The product in a process and a home of its own, started as `./sluice up` starts it, in a folder with data files. */
final class RunningSluice implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));

    private final Process process;
    private final Path folder;
    private final String web;

    private RunningSluice(Process process, Path folder, String web) {
        this.process = process;
        this.folder = folder;
        this.web = web;
    }

    /** Returns when the page answers. */
    static RunningSluice start() {
        try {
            var folder = Files.createTempDirectory("sluice-browser");
            var process = command(folder).start();
            // one document on stdout as soon as it is ready; an end without one means that it never was
            var ready = JsonParser.parseReader(new JsonReader(process.inputReader()));
            if (!ready.isJsonObject()) {
                throw new IllegalStateException("sluice did not start:\n" + Files.readString(folder.resolve("up.log")));
            }
            var web = ready.getAsJsonObject().get("web").getAsString();
            return new RunningSluice(process, folder, web);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder command(Path folder) {
        var jar = ROOT.resolve("standalone/target/sluice.jar").toAbsolutePath().normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it first, ./sluice build");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Dsluice.root=" + ROOT.toAbsolutePath().normalize(),
                "-jar",
                jar.toString(),
                "up",
                "--json");
        builder.environment().put("SLUICE_HOME", folder.resolve("home").toString());
        return builder.directory(folder.toFile())
                .redirectError(Redirect.to(folder.resolve("up.log").toFile()));
    }

    String web() {
        return web;
    }

    /** Puts a data file where sentences find it. */
    void holds(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
