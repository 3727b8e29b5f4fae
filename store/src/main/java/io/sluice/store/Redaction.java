package io.sluice.store;

import java.util.List;
import java.util.regex.Pattern;

/** Takes credentials out of a sentence before it is stored or shown; the rest of the sentence stays as it was. */
public final class Redaction {

    private static final String HIDDEN = "•••";

    /** Each pattern's first group stays, its second is hidden. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,40}://[^\\s:/@]{0,200}:)([^\\s/]{1,500})(?=@)"),
            Pattern.compile(
                    "([?&](?:[a-z_-]{0,40}(?:key|token|secret|password|signature|sig))=)([^&\\s]{1,500})",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile(
                    "\\b((?:authorization:\\s*)?(?:bearer|basic)\\s+)([A-Za-z0-9._~+/=-]{8,})",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile(
                    "(?<![?&])\\b((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[ _-]?key|access[ _-]?key|credential)s?\\s*(?:=|:|\\bis\\b)\\s*[\"'`]?)([^\\s\"'`,;]{1,500})",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile(
                    "\\b()((?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}"
                            + "|xox[abeprs]-[A-Za-z0-9-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{12,}|AIza[A-Za-z0-9_-]{20,}|glpat-[A-Za-z0-9_-]{16,}"
                            + "|eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*)"),
            // A long run with letters of both cases and digits is a key, not a word or a table's name.
            Pattern.compile("(?<![A-Za-z0-9_./-])()((?=[A-Za-z0-9+_=-]{0,200}[0-9])(?=[A-Za-z0-9+_=-]{0,200}[a-z])"
                    + "(?=[A-Za-z0-9+_=-]{0,200}[A-Z])[A-Za-z0-9+_=-]{32,})(?![./])"));

    private Redaction() {}

    public static String of(String sentence) {
        var text = sentence;
        for (var secret : SECRETS) {
            text = secret.matcher(text).replaceAll("$1" + HIDDEN);
        }
        return text;
    }
}
