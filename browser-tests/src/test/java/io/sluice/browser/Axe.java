package io.sluice.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The accessibility checker axe-core, which the page's own build has installed. */
final class Axe {

    private static final Path SCRIPT =
            Path.of(System.getProperty("sluice.root", ".."), "ui/web/node_modules/axe-core/axe.min.js");

    /** A script that ends in the list of violations, each with its rule and the elements that break it. */
    static final String RUN = "async () => {\n" + script() + """

            ;const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
            return found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target).join(' '));
            }""";

    private Axe() {}

    private static String script() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core is not installed: run npm ci in ui/web", e);
        }
    }
}
