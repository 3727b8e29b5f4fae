package io.sluice.author.model;

import io.sluice.pipeline.Cleaning;

/** Cleanings as a model writes them: {@code trim}, {@code parse_date:dd.MM.yyyy}, … */
final class CleaningWords {

    private CleaningWords() {}

    static Cleaning read(String word) {
        var parts = word.split(":", 2);
        var argument = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "trim" -> new Cleaning.Trim();
            case "upper" -> new Cleaning.Upper();
            case "lower" -> new Cleaning.Lower();
            case "null_if" -> new Cleaning.NullIf(argument);
            case "default" -> new Cleaning.DefaultTo(argument);
            case "replace" -> replace(argument);
            case "part" -> part(argument);
            case "mask" -> new Cleaning.Mask(Integer.parseInt(argument));
            case "parse_date" -> new Cleaning.ParseDate(argument);
            case "parse_number" -> number(argument);
            default -> throw new IllegalArgumentException("unknown cleaning " + word);
        };
    }

    /** {@code 2:-} is the second part at each hyphen, {@code 2+:-} that and the rest. */
    private static Cleaning part(String argument) {
        var parts = argument.split(":", 2);
        var number = parts[0].replace("+", "");
        return new Cleaning.Part(parts.length == 2 ? parts[1] : " ", Integer.parseInt(number), parts[0].endsWith("+"));
    }

    private static Cleaning replace(String argument) {
        var parts = argument.split(":", 2);
        return new Cleaning.Replace(parts[0], parts.length == 2 ? parts[1] : "");
    }

    private static Cleaning number(String separators) {
        var parts = separators.split(":", 2);
        return new Cleaning.ParseNumber(parts[0].isEmpty() ? "." : parts[0], parts.length == 2 ? parts[1] : "");
    }
}
