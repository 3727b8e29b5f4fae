package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.Coverage;
import io.sluice.connector.manifest.ManifestStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which streams of connector definitions this version can read. */
final class CoverageVerbs {
    private static final String EXECUTE = "Also read each stream from a mock made of its manifest";

    private CoverageVerbs() {}

    private static Coverage.File examined(ManifestFile file, boolean execute, Consumer<String> told)
            throws IOException {
        var examined = Coverage.examine(file.name(), file.text(), file.schemas());
        return execute ? Executed.of(file, examined, told) : examined;
    }

    @Command(name = "check", description = "Say of each stream of a manifest whether it can be read, and what it lacks")
    static final class Check extends Verb {
        @Parameters(paramLabel = "FILE", description = "A declarative YAML manifest")
        private Path file;

        @Option(names = "--execute", description = EXECUTE)
        private boolean execute;

        @Override
        public Integer call() throws IOException {
            try {
                var examined = examined(new ManifestFile(file), execute, screen()::say);
                if (json()) {
                    print(document(new Coverage(List.of(examined))));
                } else {
                    say(examined);
                }
                return examined.fault() == null ? Exit.DONE : ConnectorReport.of(examined.fault(), screen());
            } catch (ConnectorException e) {
                return ConnectorReport.of(e, screen());
            }
        }

        private void say(Coverage.File examined) {
            for (var stream : examined.streams()) {
                screen().result(stream.name() + ": "
                        + (stream.isRunnable() ? "runnable" : "missing: " + joined(stream.missing())));
                if (!stream.ignored().isEmpty()) {
                    screen().say("  ignored: " + joined(stream.ignored()));
                }
            }
        }
    }

    @Command(name = "coverage", description = "Count over a folder of manifests which streams can be read")
    static final class Folder extends Verb {
        @Parameters(paramLabel = "DIR", description = "A folder of declarative YAML manifests")
        private Path folder;

        @Option(names = "--execute", description = EXECUTE)
        private boolean execute;

        @Override
        public Integer call() throws IOException {
            if (!Files.isDirectory(folder)) {
                throw usage("there is no folder " + folder);
            }
            var files = new ArrayList<Coverage.File>();
            for (var file : manifests()) {
                files.add(counted(new ManifestFile(file)));
            }
            var coverage = new Coverage(files);
            if (json()) {
                print(document(coverage));
            } else {
                say(coverage);
            }
            return Exit.DONE;
        }

        /** One file that cannot be opened must not end the count of the others. */
        private Coverage.File counted(ManifestFile file) throws IOException {
            try {
                return examined(file, execute, line -> screen().say(file.name() + " " + line));
            } catch (ConnectorException unreadable) {
                return new Coverage.File(file.name(), List.of(), unreadable);
            }
        }

        private List<Path> manifests() throws IOException {
            try (var files = Files.list(folder)) {
                return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                        .sorted()
                        .toList();
            }
        }

        private void say(Coverage coverage) {
            for (var file : coverage.files()) {
                var runnable = file.streams().stream()
                        .filter(ManifestStream::isRunnable)
                        .count();
                var lacks = file.fault() != null
                        ? file.fault().getMessage()
                        : joined(file.streams().stream()
                                .flatMap(stream -> stream.missing().stream())
                                .distinct()
                                .toList());
                screen().result("%-48s %4d of %4d  %s"
                        .formatted(file.name(), runnable, file.streams().size(), lacks)
                        .stripTrailing());
            }
            screen().result("%d of %d manifests, %d of %d streams"
                    .formatted(
                            coverage.runnable(),
                            coverage.files().size(),
                            coverage.runnableStreams(),
                            coverage.streams()));
        }
    }

    private static String joined(Collection<String> names) {
        return String.join(", ", names);
    }

    private static ObjectNode document(Coverage coverage) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("manifests", coverage.files().size());
        document.put("runnable", coverage.runnable());
        document.put("streams", coverage.streams());
        document.put("streams_runnable", coverage.runnableStreams());
        var missing = document.putObject("missing");
        coverage.missing().forEach(missing::put);
        coverage.files().forEach(file -> add(document.withArray("files"), file));
        return document;
    }

    private static void add(ArrayNode files, Coverage.File file) {
        var node = files.addObject();
        node.put("file", file.name()).put("runnable", file.isRunnable());
        if (file.fault() != null) {
            node.put("error", file.fault().getMessage())
                    .put("next", file.fault().next());
        }
        var streams = node.putArray("streams");
        for (var stream : file.streams()) {
            var one = streams.addObject().put("name", stream.name()).put("runnable", stream.isRunnable());
            stream.missing().forEach(one.putArray("missing")::add);
            stream.ignored().forEach(one.putArray("ignored")::add);
        }
    }
}
