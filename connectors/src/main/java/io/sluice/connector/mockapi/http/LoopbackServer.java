package io.sluice.connector.mockapi.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves one function on a port of 127.0.0.1, a virtual thread a connection, until it is closed. */
public final class LoopbackServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LoopbackServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Takes the port (0: any that is free); requests are answered from {@link #serve} on. */
    public static LoopbackServer bind(int port) throws IOException {
        return new LoopbackServer(new ServerSocket(port, 200, InetAddress.getByName("127.0.0.1")));
    }

    /** The address to call, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Starts answering. */
    public void serve(Function<Call, Answer> handler) {
        Thread.ofVirtual().name("mock-api").start(() -> accept(handler));
    }

    private void accept(Function<Call, Answer> handler) {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket, handler));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket, Function<Call, Answer> handler) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            for (@Nullable Call call = Wire.read(in); call != null; call = Wire.read(in)) {
                Wire.write(out, answer(call, handler));
            }
        } catch (IOException hungUp) {
            // the client left; there is nobody to tell
        } finally {
            open.remove(socket);
        }
    }

    private static Answer answer(Call call, Function<Call, Answer> handler) {
        try {
            return handler.apply(call);
        } catch (RuntimeException bug) {
            return Answer.refused(500, "the mock failed: " + bug);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
