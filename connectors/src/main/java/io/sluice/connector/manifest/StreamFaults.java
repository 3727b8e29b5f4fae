package io.sluice.connector.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.decode.TooLarge;
import io.sluice.connector.manifest.fault.Advice;
import io.sluice.connector.manifest.fault.Verdict;
import io.sluice.connector.manifest.http.HttpRequest;
import io.sluice.connector.manifest.http.HttpResponse;
import io.sluice.connector.manifest.http.JsonValues;
import io.sluice.connector.manifest.slice.Slice;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Errors of a reading, each with its stream, its slice, what was asked and what to do. */
final class StreamFaults {
    private StreamFaults() {}

    static ConnectorException of(
            String stream, HttpRequest asked, Verdict.Fail fail, Surroundings around, @Nullable Exception cause) {
        var what = asked.method() + " " + asked.url() + ": " + fail.message();
        return new ConnectorException(
                fail.fault(), stream, "stream " + stream + ", " + around.mask().masked(what), fail.next(), cause);
    }

    /** Names the slice of an error that happened in it. */
    static ConnectorException inSlice(ConnectorException error, String stream, Slice slice, Surroundings around) {
        var message = String.valueOf(error.getMessage());
        var named = "stream " + stream;
        if (message.contains(", slice ") || slice.isEmpty() && message.startsWith(named)) {
            return error;
        }
        var where = slice.isEmpty() ? "" : ", slice " + around.mask().masked(JsonValues.write(slice));
        var rest = message.startsWith(named) ? message.substring(named.length()).replaceFirst("^[,:] ", "") : message;
        return new ConnectorException(error.fault(), error.subject(), named + where + ", " + rest, error.next(), error);
    }

    /** The body broke off, or is not what the manifest says. */
    static ConnectorException unreadable(String stream, HttpResponse response, IOException error, Surroundings around) {
        var type = response.headers().getOrDefault("Content-Type", "no content type");
        var isHtml = type.toLowerCase(Locale.ROOT).contains("html");
        var lost = !(error instanceof JsonProcessingException) && isLost(error);
        var beginning = around.mask().masked(response.beginning());
        var what = error instanceof JsonProcessingException json
                ? "the answer (status " + response.status() + ", " + type + ") is no complete JSON: "
                        + json.getOriginalMessage() + position(json)
                : "the answer (status " + response.status() + ", " + type + ") cannot be read: " + error.getMessage();
        var message =
                "stream " + stream + ", " + around.mask().masked(response.url().toString()) + ": " + what
                        + (beginning.isEmpty() ? "" : "; it begins with: " + beginning);
        if (error instanceof TooLarge) {
            return new ConnectorException(
                    Fault.LIMIT_EXCEEDED, stream, message, Advice.on(Fault.LIMIT_EXCEEDED), error);
        }
        return new ConnectorException(
                lost ? Fault.UNREACHABLE : Fault.BAD_DATA,
                stream,
                message,
                isHtml
                        ? "The API answered with a web page: check the base URL and the path"
                        : lost ? "Try again" : "Check that the manifest's decoder and path fit this API",
                error);
    }

    private static boolean isLost(IOException error) {
        return error instanceof java.net.SocketException
                || error instanceof java.net.SocketTimeoutException
                || error.getClass().getName().startsWith("org.apache.hc");
    }

    private static String position(JsonProcessingException json) {
        return json.getLocation() == null
                ? ""
                : " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr();
    }
}
