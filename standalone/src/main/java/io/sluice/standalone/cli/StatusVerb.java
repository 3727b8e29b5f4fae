package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.home.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Say what runs, where it answers and what it keeps")
final class StatusVerb extends Verb {
    private static final double MEGABYTE = 1e6;

    @Override
    public Integer call() {
        var server = home().folder().toFile().isDirectory() ? Published.read(home()) : Optional.<Published>empty();
        var status = JsonNodeFactory.instance.objectNode();
        status.put("version", VersionVerb.version()).put("up", server.isPresent());
        server.ifPresent(published -> status.setAll((ObjectNode) Api.JSON.valueToTree(published)));
        var disk = status.putObject("disk").put("home", home().folder().toString());
        disk.put("bytes", bytes(home().folder()))
                .put("free", home().folder().toFile().getUsableSpace());
        if (json()) {
            print(status);
        } else {
            describe(server, disk);
        }
        return Exit.DONE;
    }

    private void describe(Optional<Published> server, ObjectNode disk) {
        var screen = screen();
        screen.result("sluice " + VersionVerb.version());
        server.ifPresentOrElse(
                up -> {
                    screen.result("up         " + up.web() + " (process " + up.pid() + ")");
                    screen.result("temporal   " + up.temporal().address() + ", "
                            + up.temporal().kind()
                            + (up.temporal().durable() ? "" : ", NOT DURABLE, NO SCHEDULES, NO UI"));
                    Optional.ofNullable(up.temporal().ui()).ifPresent(ui -> screen.result("           " + ui));
                    screen.result("warehouse  " + up.warehouse().url() + " as "
                            + up.warehouse().user());
                    screen.result("           password in " + up.warehouse().passwordFile());
                    screen.result("sandbox    " + up.sandbox());
                    screen.result("author     " + up.author().kind() + " "
                            + up.author().name());
                },
                () -> screen.result("not up"));
        screen.result(String.format(
                java.util.Locale.ROOT,
                "disk       %.1f MB in %s",
                disk.path("bytes").asLong() / MEGABYTE,
                disk.path("home").asText()));
    }

    /** Files may come and go while they are counted. */
    private static long bytes(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException vanished) {
            return -1;
        }
    }
}
