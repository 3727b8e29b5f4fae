package io.sluice.connector.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** An API that may misbehave down to the bytes and the connection; one request a connection. */
final class RawServer implements AutoCloseable {

    /** What is done with one request; {@code number} counts from 1. */
    interface Behaviour {
        void answer(int number, String request, Reply reply) throws IOException;
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private volatile Behaviour behaviour;

    RawServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var request = read(new BufferedInputStream(socket.getInputStream()));
            int number;
            synchronized (requests) {
                requests.add(request);
                number = requests.size();
            }
            behaviour.answer(number, request, new Reply(socket));
        } catch (IOException gone) {
            // the client has hung up
        }
    }

    private static String read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.ISO_8859_1);
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(text);
        return text + (length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1)))) : "");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to one request. */
    record Reply(Socket socket) {

        void json(String body) throws IOException {
            send(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }

        void json(int status, String body, String... headers) throws IOException {
            send(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
        }

        void text(String type, String body, Charset charset) throws IOException {
            send(200, type, body.getBytes(charset));
        }

        void send(int status, String type, byte[] body, String... headers) throws IOException {
            head(status, type, body.length, headers);
            out().write(body);
            out().flush();
        }

        void head(int status, String type, long length, String... headers) throws IOException {
            var head = "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nConnection: close\r\n"
                    + (length < 0 ? "" : "Content-Length: " + length + "\r\n")
                    + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
            out().write(head.getBytes(StandardCharsets.ISO_8859_1));
        }

        OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        /** Ends the connection with a reset instead of a farewell. */
        void reset() throws IOException {
            out().flush();
            socket.setSoLinger(true, 0);
        }
    }
}
