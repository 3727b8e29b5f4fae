package io.sluice.standalone.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} says of our own services. */
record ComposeFile(Map<String, Map<String, Object>> services) {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));

    static Path path() {
        return ROOT.resolve("docker-compose.yml").toAbsolutePath().normalize();
    }

    @SuppressWarnings("unchecked")
    static ComposeFile read() {
        try (var file = Files.newBufferedReader(path())) {
            return new ComposeFile(
                    (Map<String, Map<String, Object>>) ((Map<String, Object>) new Yaml().load(file)).get("services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main class that a service runs in the image. */
    String mainClass(String service) {
        return (String) ((List<?>) services.get(service).get("command")).getFirst();
    }

    int replicas(String service) {
        return (int) ((Map<?, ?>) services.get(service).get("deploy")).get("replicas");
    }

    @SuppressWarnings("unchecked")
    Set<String> variables(String service) {
        return ((Map<String, Object>) services.get(service).get("environment")).keySet();
    }
}
