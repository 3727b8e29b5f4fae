package io.sluice.inspect;

import io.sluice.author.planner.link.Words;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whether a request may speak of a file: a word of the file's name is among its words, or it speaks of files by a pattern. Says yes too
 * often rather than too seldom, since it only decides which files of a large folder are opened for certain.
 */
final class FileMention implements Predicate<String> {

    private static final Pattern PATTERN =
            Pattern.compile("\\*|\\?[\\w.]|\\b(?:files|folder)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDING = Pattern.compile("\\.\\w+$");
    /** Of languages that write no blanks between words, a file's name is sought within the words. */
    private static final Pattern UNSPACED = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]");

    private final String said;
    private final Set<String> words;
    private final boolean ofAny;

    FileMention(String said) {
        this.said = said.toLowerCase(Locale.ROOT);
        this.words = new HashSet<>(Words.stems(said));
        this.ofAny = PATTERN.matcher(said).find();
    }

    @Override
    public boolean test(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (said.contains(name.toLowerCase(Locale.ROOT))
                || PATTERN.matcher(said).find()) {
            return true;
        }
        var own = Words.stems(ENDING.matcher(name).replaceFirst(""));
        return own.stream().anyMatch(words::contains)
                || own.stream().anyMatch(word -> UNSPACED.matcher(word).find() && said.contains(word));
    }
}
