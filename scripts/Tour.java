import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the commands of README's tour and puts their real output below them: {@code java scripts/Tour.java}. A tour block is a console block
 * between the comments {@code <!-- tour -->} and {@code <!-- /tour -->}; its lines that begin with "$ " are commands. All blocks share one
 * scratch home, in which a server is up, beside the demo shop, so that they tell one story.
 */
class Tour {

    public static void main(String[] arguments) throws Exception {
        var home = Files.createTempDirectory("sluice-tour");
        var up = inBackground(home, "./sluice up");
        var shop = inBackground(home, "./sluice demo");
        try {
            awaitUp(home);
            var readme = Path.of("README.md");
            Files.write(readme, toured(Files.readAllLines(readme), home));
        } finally {
            end(shop);
            end(up);
        }
    }

    private static Process inBackground(Path home, String command) throws IOException {
        return sluice(home, command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
    }

    private static void awaitUp(Path home) throws Exception {
        for (int i = 0; i < 600 && !Files.exists(home.resolve("server.json")); i++) {
            Thread.sleep(500);
        }
    }

    private static List<String> toured(List<String> lines, Path home) throws Exception {
        var result = new ArrayList<String>();
        var inTour = false;
        for (var line : lines) {
            inTour = line.equals("<!-- tour -->") || inTour && !line.equals("<!-- /tour -->");
            if (!inTour || line.startsWith("```") || line.startsWith("<!--")) {
                result.add(line);
            } else if (line.startsWith("$ ")) {
                result.add(line);
                result.addAll(output(home, line.substring(2)));
            }
        }
        return result;
    }

    private static List<String> output(Path home, String command) throws Exception {
        var process = sluice(home, command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return text.replace(home.toString(), "~/.sluice").lines().map(String::stripTrailing).toList();
    }

    private static ProcessBuilder sluice(Path home, String command) throws IOException {
        var builder = new ProcessBuilder("bash", "-c", command);
        builder.environment().put("SLUICE_HOME", home.toString());
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("SLUICE_MODEL_PROVIDER", "none");
        return builder;
    }
}
