package io.sluice.sandbox.bubblewrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A program for the kernel that answers "not permitted" to system calls of {@code seccomp.txt} and to new namespaces. */
final class SeccompFilter {
    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int ALLOW = 0x7fff0000;
    private static final int NOT_PERMITTED = 0x00050001;
    private static final int NOT_THERE = 0x00050026;
    private static final int KILL = 0x80000000;
    private static final int CLONE3 = 435;
    private static final int NEW_NAMESPACES = 0x7E020000;
    private static final int X32 = 0x40000000;

    private record Machine(int audit, int column, int cloneCall) {}

    private SeccompFilter() {}

    /** The program as the kernel reads it; empty on a machine whose numbers we do not know. */
    static Optional<byte[]> program() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(program(new Machine(0xC000003E, 1, 56)));
            case "aarch64" -> Optional.of(program(new Machine(0xC00000B7, 2, 220)));
            default -> Optional.empty();
        };
    }

    private static byte[] program(Machine machine) {
        var forbidden = numbers(machine.column());
        var code = ByteBuffer.allocate(8 * (forbidden.size() + 14)).order(ByteOrder.LITTLE_ENDIAN);
        add(code, LOAD, 0, 0, ARCHITECTURE);
        add(code, IF_EQUAL, 1, 0, machine.audit());
        add(code, RETURN, 0, 0, KILL);
        add(code, LOAD, 0, 0, NUMBER);
        add(code, IF_AT_LEAST, forbidden.size() + 6, 0, X32);
        for (var i = 0; i < forbidden.size(); i++) {
            add(code, IF_EQUAL, forbidden.size() - i + 5, 0, forbidden.get(i));
        }
        add(code, IF_EQUAL, 4, 0, CLONE3);
        add(code, IF_EQUAL, 0, 2, machine.cloneCall());
        add(code, LOAD, 0, 0, FIRST_ARGUMENT);
        add(code, IF_ANY_BIT, 2, 0, NEW_NAMESPACES);
        add(code, RETURN, 0, 0, ALLOW);
        // libraries try clone3 first, whose flags a filter cannot see, and fall back to clone
        add(code, RETURN, 0, 0, NOT_THERE);
        add(code, RETURN, 0, 0, NOT_PERMITTED);
        return Arrays.copyOf(code.array(), code.position());
    }

    private static void add(ByteBuffer code, int operation, int ifTrue, int ifFalse, int value) {
        code.putShort((short) operation).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
    }

    private static List<Integer> numbers(int column) {
        try (var file = SeccompFilter.class.getResourceAsStream("seccomp.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" ")[column])
                    .filter(number -> !number.equals("-"))
                    .map(Integer::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
