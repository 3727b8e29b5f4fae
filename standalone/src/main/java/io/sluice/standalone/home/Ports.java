package io.sluice.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Loopback ports; all below 32768, where the system hands out none by itself. Between the look whether a port is free and the moment when a
 * server has it lie seconds: a port is claimed meanwhile by the lock of a file, which ends with the process, so that two installations of
 * one user that start at once never choose the same.
 */
public final class Ports {
    private static final int EPHEMERAL = 32768;
    private static final Map<Integer, FileChannel> CLAIMED = new HashMap<>();

    private Ports() {}

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The preferred port when it is free and nobody is about to take it, else the next such one above it; ours until it is released. */
    public static int claim(int preferred) {
        for (int port = preferred; port < EPHEMERAL; port++) {
            if (tryClaim(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + preferred + " and " + EPHEMERAL);
    }

    /** False if it is taken, or somebody is about to take it. */
    public static synchronized boolean tryClaim(int port) {
        if (CLAIMED.containsKey(port) || !isFree(port)) {
            return false;
        }
        try {
            var file = Home.cache(System.getenv()).resolve("ports").resolve(Integer.toString(port));
            Files.createDirectories(file.getParent());
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // looked at again under the lock: who had it may have got its server up and have gone
            if (!locked(channel) || !isFree(port)) {
                channel.close();
                return false;
            }
            CLAIMED.put(port, channel);
            return true;
        } catch (IOException noSuchFolder) {
            return true; // without a place for the lock, what can be seen must do
        }
    }

    /** Given back by who claimed it, when its server is gone or never came up. */
    public static synchronized void release(int port) {
        try (var channel = CLAIMED.remove(port)) {
            // closed: that ends the lock
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }
}
