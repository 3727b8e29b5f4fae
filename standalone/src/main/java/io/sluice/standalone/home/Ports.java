package io.sluice.standalone.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports; all below 32768, where the system hands out none by itself. */
public final class Ports {
    private static final int EPHEMERAL = 32768;

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

    /** The preferred port when it is free, else the next free one above it. */
    public static int firstFree(int preferred) {
        for (int port = preferred; port < EPHEMERAL; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + preferred + " and " + EPHEMERAL);
    }
}
