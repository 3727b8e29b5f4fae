package io.sluice.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.sluice.sandbox.Capture;
import io.sluice.sandbox.SandboxException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The three streams of a process in a container; stdout goes into a pipe or, like stderr, into a capture. */
final class Streams extends ResultCallback.Adapter<Frame> {
    private static final int PIPE = 256 << 10;
    private final Pipe stdin;
    private final OutputStream toStdin;
    private final @Nullable PipedOutputStream piped;
    private final @Nullable BufferedInputStream fromStdout;
    private final @Nullable Capture stdout;
    private final @Nullable Capture stderr;

    private Streams(boolean piping, @Nullable Capture stdout, @Nullable Capture stderr) {
        try {
            stdin = Pipe.open();
            toStdin = Channels.newOutputStream(stdin.sink());
            piped = piping ? new PipedOutputStream() : null;
            fromStdout = piping ? new BufferedInputStream(new PipedInputStream(piped, PIPE)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.stdout = stdout;
        this.stderr = stderr;
    }

    static Streams piped() {
        return new Streams(true, null, null);
    }

    static Streams captured(Capture stdout, Capture stderr) {
        return new Streams(false, stdout, stderr);
    }

    InputStream stdin() {
        return new FilterInputStream(Channels.newInputStream(stdin.source())) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                var count = super.read(bytes, offset, length);
                if (count < 0) {
                    close();
                }
                return count;
            }
        };
    }

    OutputStream toStdin() {
        return toStdin;
    }

    BufferedInputStream fromStdout() {
        if (fromStdout == null) {
            throw new IllegalStateException("this stdout is captured");
        }
        return fromStdout;
    }

    @Override
    public void onNext(Frame frame) {
        var bytes = frame.getPayload();
        if (frame.getStreamType() == StreamType.STDERR) {
            if (stderr != null) {
                stderr.add(bytes, bytes.length);
            }
        } else if (stdout != null) {
            stdout.add(bytes, bytes.length);
        } else if (piped != null) {
            pass(piped, bytes);
        }
    }

    private static void pass(PipedOutputStream to, byte[] bytes) {
        try {
            to.write(bytes);
            to.flush();
        } catch (IOException nobodyReads) {
            throw new UncheckedIOException(nobodyReads);
        }
    }

    @Override
    public void onComplete() {
        closePiped();
        super.onComplete();
    }

    @Override
    public void onError(Throwable failure) {
        closePiped();
        super.onError(failure);
    }

    private void closePiped() {
        try {
            if (piped != null) {
                piped.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void attached() {
        try {
            if (!awaitStarted(10, TimeUnit.SECONDS)) {
                throw new SandboxException("the engine does not attach to a container");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", interrupted);
        }
    }

    /** Lets go of everything; safe to call twice. */
    void end() {
        try {
            // the reader sees the end and lets go of its side; closing that here would break it in mid-read
            toStdin.close();
            if (fromStdout != null) {
                fromStdout.close();
            }
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
