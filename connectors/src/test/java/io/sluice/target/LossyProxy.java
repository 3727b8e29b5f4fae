package io.sluice.target;

import io.sluice.fixture.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stands between a driver and its server; lets a COMMIT through and cuts the line before the reply. */
final class LossyProxy implements AutoCloseable {

    private final TestDatabase database;
    private final ServerSocket door;
    private final AtomicReference<@Nullable String> awaited = new AtomicReference<>();
    private volatile boolean armed;
    private volatile boolean deaf;

    LossyProxy(TestDatabase database) throws IOException {
        this.database = database;
        this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The reply to the first COMMIT after a statement that holds this text never arrives. */
    void loseReplyToCommitAfter(String text) {
        awaited.set(text);
    }

    Connection open() throws SQLException {
        var url = database.jdbcUrl().replace("127.0.0.1:" + serverPort(), "127.0.0.1:" + door.getLocalPort());
        if (url.contains("postgresql")) {
            url += "?prepareThreshold=0"; // so that every COMMIT goes over the line in so many words
        }
        var user = database.jdbcUrl().contains("postgresql") ? "postgres" : "root";
        return DriverManager.getConnection(url, user, null);
    }

    private int serverPort() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                var server = new Socket("127.0.0.1", serverPort());
                Thread.ofVirtual().start(() -> pump(client, server, true));
                Thread.ofVirtual().start(() -> pump(server, client, false));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pump(Socket from, Socket to, boolean fromClient) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), fromClient);
        } catch (IOException e) {
            // one side hung up
        }
    }

    private void copy(InputStream in, OutputStream out, boolean fromClient) throws IOException {
        var buffer = new byte[1 << 16];
        int count;
        while ((count = in.read(buffer)) > 0) {
            if (fromClient) {
                listen(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            } else if (deaf) {
                return;
            }
            out.write(buffer, 0, count);
        }
    }

    private void listen(String sent) {
        var text = awaited.get();
        if (text != null && sent.contains(text)) {
            armed = true;
        }
        if (armed && sent.contains("COMMIT")) {
            deaf = true;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
