package io.sluice.standalone;

import io.sluice.access.Aside;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.StreamReader;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.record.Records;
import io.sluice.worker.Assembly;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads for the ui with the connectors of the worker: in this process both are there, and share the connection's budget of calls. */
record ConnectionRecords(Supplier<Assembly> worker) implements Records {

    @Override
    public void read(Wanted wanted, Sink sink) throws IOException {
        try (var reader = open(wanted, sink).readAll(new Reading(wanted.stream(), state(wanted), null))) {
            pass(reader, wanted.limit(), sink);
        } catch (ConnectorException e) {
            throw problem(wanted.connection(), e);
        }
    }

    private ManifestConnector open(Wanted wanted, Sink sink) {
        var now = wanted.now();
        var clock = now == null ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
        var baseUrl = wanted.baseUrl() == null ? null : URI.create(wanted.baseUrl());
        var aside = new Aside(baseUrl, wanted.requests() ? sink::request : null);
        return worker.get().api(wanted.connection(), clock, aside);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, @Nullable Object> state(Wanted wanted) throws IOException {
        return wanted.state() == null ? null : (Map<String, @Nullable Object>) JsonValues.read(wanted.state());
    }

    private static void pass(StreamReader reader, long limit, Sink sink) throws IOException {
        var given = 0L;
        while (true) {
            switch (reader.next()) {
                case Piece.Records(var slice, var records) -> {
                    for (var record : records) {
                        if (given++ >= limit) {
                            sink.limited();
                            return;
                        }
                        sink.record(JsonValues.write(record));
                    }
                }
                case Piece.PageEnd page -> sink.flush();
                case Piece.SliceEnd slice -> sink.flush();
                case Piece.Pause(var duration, var reason) -> sink.pause(duration, reason);
                case Piece.End(var end) -> {
                    sink.end(JsonValues.write(end));
                    return;
                }
            }
        }
    }

    private static ApiProblem problem(String connection, ConnectorException e) {
        var status =
                switch (e.fault()) {
                    case BAD_SETTING -> HttpStatus.BAD_REQUEST;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    default -> HttpStatus.BAD_GATEWAY;
                };
        var code = e.fault().name().toLowerCase(Locale.ROOT);
        return ApiProblem.of(status, code, connection + ": " + e.getMessage(), e.next());
    }
}
