package io.sluice.author;

import io.sluice.connector.Connection;
import io.sluice.connector.manifest.shipped.Shipped;
import io.sluice.request.MissingConnection;
import io.sluice.request.Question;
import java.util.List;
import java.util.Locale;

/** The question for a connection that a sentence names and nobody has made: exactly what is missing, as the command that gives it. */
public final class Unconnected {

    private static final String AND_GO_ON = " Connect it, and this goes on: ";

    private Unconnected() {}

    /** A connector that comes with Sluice tells the settings it needs; {@code near} are connections of names like this. */
    public static Question named(String name, List<String> near) {
        var how = Shipped.howToConnect(name.toLowerCase(Locale.ROOT))
                .orElse("./sluice connect " + name
                        + " URL --password-env VAR, the URL as postgres://USER@HOST:PORT/DATABASE, mysql://… or sqlite:FILE;"
                        + " an API by --manifest FILE");
        return new Question(
                "There is no connection “" + name + "” here." + AND_GO_ON + how, near, MissingConnection.named(name));
    }

    /** {@code words} are the sentence's for the only database of a kind. */
    public static Question ofKind(Connection.Kind kind, String words) {
        return new Question(
                "No connection here is " + words + "." + AND_GO_ON + "./sluice connect NAME " + url(kind),
                List.of(),
                missing(kind));
    }

    public static Question anyApi() {
        return new Question(
                "No connection to an API is set up here." + AND_GO_ON
                        + "./sluice connect NAME --manifest FILE, or name it with --on.",
                List.of(),
                missing(Connection.Kind.API));
    }

    private static MissingConnection missing(Connection.Kind kind) {
        return MissingConnection.ofKind(kind.name().toLowerCase(Locale.ROOT));
    }

    private static String url(Connection.Kind kind) {
        return switch (kind) {
            case POSTGRES -> "postgres://USER@HOST:PORT/DATABASE --password-env VAR";
            case MYSQL -> "mysql://USER@HOST:PORT/DATABASE --password-env VAR";
            case SQLITE -> "sqlite:FILE";
            case FILES, API -> "URL";
        };
    }
}
