package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which language other than English a sentence seems to be in, by the small words that no English sentence has. */
final class Languages {

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "German",
                    Set.of(
                            "der",
                            "das",
                            "und",
                            "ist",
                            "sind",
                            "wie",
                            "viele",
                            "welche",
                            "welcher",
                            "alle",
                            "mit",
                            "nach",
                            "zeige",
                            "importiere",
                            "lade",
                            "aus",
                            "tabelle",
                            "einen",
                            "eine",
                            "nicht",
                            "für",
                            "haben",
                            "wird",
                            "gibt",
                            "von",
                            "zu",
                            "im",
                            "jeder",
                            "jede",
                            "ohne",
                            "lösche",
                            "kunden"),
            "French",
                    Set.of(
                            "le",
                            "les",
                            "des",
                            "une",
                            "est",
                            "sont",
                            "combien",
                            "quels",
                            "quelles",
                            "quel",
                            "quelle",
                            "dans",
                            "avec",
                            "montre",
                            "montrez",
                            "affiche",
                            "importe",
                            "importez",
                            "tous",
                            "toutes",
                            "où",
                            "du",
                            "et",
                            "pour",
                            "chaque",
                            "sans",
                            "il",
                            "ont",
                            "moyenne",
                            "supprime"),
            "Spanish",
                    Set.of(
                            "el",
                            "los",
                            "las",
                            "una",
                            "es",
                            "son",
                            "cuántos",
                            "cuantos",
                            "cuántas",
                            "cuantas",
                            "cuál",
                            "cuáles",
                            "qué",
                            "muestra",
                            "muéstrame",
                            "importa",
                            "importar",
                            "todos",
                            "todas",
                            "donde",
                            "del",
                            "y",
                            "para",
                            "cada",
                            "sin",
                            "hay",
                            "tienen",
                            "tabla",
                            "borra"));

    private static final int ENOUGH = 2;

    private Languages() {}

    static Optional<String> other(List<Token> tokens) {
        var han = tokens.stream().anyMatch(token -> token.text()
                .codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN));
        if (han) {
            return Optional.of("Chinese");
        }
        return SMALL_WORDS.entrySet().stream()
                .filter(language -> count(tokens, language.getValue()) >= ENOUGH)
                .max((one, other) -> Long.compare(count(tokens, one.getValue()), count(tokens, other.getValue())))
                .map(Map.Entry::getKey);
    }

    private static long count(List<Token> tokens, Set<String> words) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .filter(token -> words.contains(token.word()))
                .count();
    }
}
