package io.sluice.author.movement;

import io.sluice.connector.Connection;
import java.util.regex.Pattern;

/** Where a source lies, by the words that say it. */
sealed interface Place {

    /** "the PostgreSQL source database": the only connection of its kind. */
    record OfKind(Connection.Kind kind, String words) implements Place {}

    /** "the paginated REST API /api/orders". */
    record ApiPath(String path) implements Place {}

    record File(String path) implements Place {}

    /** A connection by its name. */
    record Named(String connection) implements Place {}

    Pattern FILE = Pattern.compile(
            "(?i)(?:the\\s+)?(?:[\\p{L}-]+\\s+)*?(?:file\\s+)?[\"'`]?(?<path>[^\\s\"'`]+\\.(?:csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx))[\"'`]?");
    Pattern API = Pattern.compile(
            "(?i)(?:the\\s+)?(?:paginated\\s+|paged\\s+|json\\s+|http\\s+|https\\s+|public\\s+)*(?:rest\\s+)?(?:api|endpoint)(?:\\s+(?:at|endpoint|path|under))?\\s*[\"'`]?(?<path>/?[^\\s\"'`]*)[\"'`]?");
    Pattern KIND = Pattern.compile(
            "(?i)(?:the\\s+|our\\s+|my\\s+)?(?<kind>postgresql|postgres|mysql|mariadb|sqlite)(?:\\s+(?:source|src|production|operational))?(?:\\s+(?:database|db|server|connection|source))?");
    Pattern NAMED = Pattern.compile(
            "(?i)(?:the\\s+)?(?:(?:connection|database|api|source)\\s+)?[\"'`]?(?<name>[\\p{L}\\p{N}_.-]+)[\"'`]?(?:\\s+(?:connection|database|db|api|source))?");

    /** What the words mean; a bare name is a connection's. */
    static Place of(String words) {
        var file = FILE.matcher(words);
        if (file.matches()) {
            return new File(file.group("path"));
        }
        var kind = KIND.matcher(words);
        if (kind.matches()) {
            return new OfKind(kind(kind.group("kind")), words);
        }
        var api = API.matcher(words);
        if (api.matches() && (api.group("path").isEmpty() || api.group("path").startsWith("/"))) {
            return new ApiPath(api.group("path"));
        }
        var named = NAMED.matcher(words);
        return new Named(named.matches() ? named.group("name") : words);
    }

    private static Connection.Kind kind(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "mysql", "mariadb" -> Connection.Kind.MYSQL;
            case "sqlite" -> Connection.Kind.SQLITE;
            default -> Connection.Kind.POSTGRES;
        };
    }
}
