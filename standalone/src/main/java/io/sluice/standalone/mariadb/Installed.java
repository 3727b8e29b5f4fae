package io.sluice.standalone.mariadb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** MariaDB's programs as this machine has them. */
record Installed(Path server, Path initialise) {
    /** Server programs often lie where not everybody's PATH leads. */
    private static final List<String> USUAL = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/libexec");

    /** None where a part is missing. */
    static Optional<Installed> on(String path) {
        return program("mariadbd", path)
                .flatMap(server -> program("mariadb-install-db", path).map(script -> new Installed(server, script)));
    }

    private static Optional<Path> program(String name, String path) {
        return Stream.concat(Arrays.stream(path.split(":")), USUAL.stream())
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
