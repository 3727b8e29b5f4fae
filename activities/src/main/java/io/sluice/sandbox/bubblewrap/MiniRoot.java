package io.sluice.sandbox.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The root folder of a sandbox: the guard's commands, their libraries, and nothing else of this machine. */
final class MiniRoot {
    private static final List<String> COMMANDS = List.of(
            "bash cp cut sort uniq head tail tr grep wc cat paste join comm diff jq nl tac rev fold expand column od seq split tee gzip"
                    .concat(" iconv sha256sum date ls mkdir mv rm echo printf test true false")
                    .split(" "));
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"));
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    private final Path root;
    private final Set<String> copied = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    private MiniRoot(Path root) {
        this.root = root;
    }

    static MiniRoot in(Path root) throws IOException {
        var mini = new MiniRoot(root);
        mini.build();
        return mini;
    }

    Path path() {
        return root;
    }

    /** Commands that this machine does not have. */
    List<String> missing() {
        return missing;
    }

    private void build() throws IOException {
        for (var folder : List.of("usr/bin", "usr/libexec", "etc", "data", "tmp", "step", "proc", "dev", "sluice")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        for (var command : COMMANDS) {
            command(command, "usr/bin/" + command);
        }
        // a grammar does not see inside their programs: they may neither run commands nor open files
        command("gawk", "usr/libexec/gawk");
        command("sed", "usr/libexec/sed");
        wrapper("awk", "/usr/libexec/gawk --sandbox");
        wrapper("gawk", "/usr/libexec/gawk --sandbox");
        wrapper("sed", "/usr/libexec/sed --sandbox");
        wrapper("gunzip", "/usr/bin/gzip -d");
        wrapper("zcat", "/usr/bin/gzip -dc");
        command("setpriv", "sluice/setpriv");
        tree(Path.of("/usr/lib/locale/C.utf8"));
        for (var gconv : gconv()) {
            tree(gconv);
        }
        Files.writeString(root.resolve("etc/passwd"), "nobody:x:65534:65534::/:/nowhere\n");
        Files.writeString(root.resolve("etc/group"), "nogroup:x:65534:\n");
    }

    private void command(String name, String to) throws IOException {
        var found = PLACES.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            missing.add(name);
            return;
        }
        copy(found.get().toRealPath(), root.resolve(to));
        for (var library : libraries(found.get())) {
            if (copied.add(library)) {
                copy(Path.of(library).toRealPath(), root.resolve(library.substring(1)));
            }
        }
    }

    private static List<String> libraries(Path program) throws IOException {
        var process = new ProcessBuilder("ldd", program.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return LIBRARY.matcher(said).results().map(match -> match.group(1)).toList();
    }

    private void wrapper(String name, String runs) throws IOException {
        var file = Files.writeString(root.resolve("usr/bin").resolve(name), "#!/bin/bash\nexec " + runs + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<Path> gconv() throws IOException {
        try (var folders = Files.find(Path.of("/usr"), 4, (path, is) -> path.endsWith("gconv") && is.isDirectory())) {
            return folders.toList();
        } catch (UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private void tree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy(file, root.resolve(file.toString().substring(1)));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        var mode = Files.isExecutable(from) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(mode));
    }
}
