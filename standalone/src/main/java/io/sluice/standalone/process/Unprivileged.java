package io.sluice.standalone.process;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a database server, which should not or will not run as root, is run here all the same. */
public sealed interface Unprivileged {

    /** The words to put before a command. */
    List<String> prefix();

    /** Makes a folder the property of whoever runs the server, and reachable for them. */
    default void own(Path folder, Path home) {}

    /** Whether they can enter folders that are ours alone. */
    default boolean entersOurFolders() {
        return true;
    }

    /** We are not root ourselves. */
    record AsIs() implements Unprivileged {
        @Override
        public List<String> prefix() {
            return List.of();
        }
    }

    /** In a user namespace of its own root is nobody there, while its files stay where and whose they are. */
    record InNamespace() implements Unprivileged {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }
    }

    /** As the user nobody: where namespaces are forbidden, as under Docker's default seccomp profile. */
    record AsNobody() implements Unprivileged {
        private static final int NOBODY = 65534;

        @Override
        public List<String> prefix() {
            var id = Integer.toString(NOBODY);
            return List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs");
        }

        @Override
        public boolean entersOurFolders() {
            return false;
        }

        @Override
        public void own(Path folder, Path home) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (var path : found.toList()) {
                    Files.setAttribute(path, "unix:uid", NOBODY);
                }
                for (var above = folder.getParent(); above != null; above = above.getParent()) {
                    letEnter(above, home);
                }
            } catch (IOException e) {
                throw new ProgramException("the folder " + folder + " cannot be given to the user nobody", e);
            }
        }

        private static void letEnter(Path folder, Path home) throws IOException {
            var permissions = Files.getPosixFilePermissions(folder);
            if (permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return;
            }
            if (!folder.startsWith(home)) {
                throw new ProgramException(
                        "database servers cannot run as root here, and the user nobody may not enter " + folder
                                + ": set SLUICE_HOME to a folder outside it, or run Sluice as an ordinary user");
            }
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    static Unprivileged here() {
        if (new UnixSystem().getUid() != 0) {
            return new AsIs();
        }
        return Stream.of(new InNamespace(), new AsNobody())
                .filter(Unprivileged::works)
                .findFirst()
                .orElseThrow(() -> new ProgramException("database servers do not run as root, and neither 'unshare' nor"
                        + " 'setpriv' works here: run Sluice as an ordinary user"));
    }

    private static boolean works(Unprivileged way) {
        var command = new ArrayList<>(way.prefix());
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
