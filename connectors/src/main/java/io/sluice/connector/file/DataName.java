package io.sluice.connector.file;

import java.util.Locale;
import java.util.Set;

/** What a file's name says about its content. */
final class DataName {

    private static final Set<String> DELIMITED = Set.of("csv", "tsv", "tab", "psv", "txt");
    private static final Set<String> JSON = Set.of("json", "jsonl", "ndjson");

    private DataName() {}

    static boolean isData(String path) {
        return isDelimited(path) || isJson(path) || isParquet(path) || isWorkbook(path);
    }

    static boolean isParquet(String path) {
        return extension(path).equals("parquet");
    }

    static boolean isWorkbook(String path) {
        return extension(path).equals("xlsx") || extension(path).equals("xlsm");
    }

    static boolean isDelimited(String path) {
        return DELIMITED.contains(extension(path));
    }

    static boolean isJson(String path) {
        return JSON.contains(extension(path));
    }

    /** The part of the name after its last dot, in lower case; empty where there is none. */
    static String extension(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
