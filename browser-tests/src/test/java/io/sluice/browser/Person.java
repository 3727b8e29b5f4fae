package io.sluice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Somebody in front of the page: finds things by what they are called, as people and screen readers do. */
final class Person {

    /** From a sentence to its proof, on a slow machine. */
    private static final double PATIENCE = 60_000;

    private final RunningSluice sluice;
    private final Page page;

    Person(RunningSluice sluice, Page page) {
        this.sluice = sluice;
        this.page = page;
        page.setDefaultTimeout(PATIENCE);
    }

    Page page() {
        return page;
    }

    void has(String file, String content) {
        sluice.holds(file, content);
    }

    void opens(String path) {
        page.navigate(sluice.web() + path);
    }

    /** Opens the form, writes the sentence and sends it; always asked before a commit. */
    void asksFor(String sentence) {
        opens("/");
        page.getByLabel("Your request, in a sentence").fill(sentence);
        page.getByText("Connections, files and approval").click();
        page.getByLabel("Ask me before committing").selectOption("ask");
        presses("Show me the change");
        page.waitForURL(Pattern.compile(".*/requests/.+"));
    }

    void presses(String button) {
        button(button).click();
    }

    /** The rows of one kind; the tab is called by its figure. */
    void opensRows(String figure) {
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(figure)).click();
    }

    void follows(Pattern link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link)).click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits until the request stands so; the word is the badge's. */
    void seesOutcome(String word) {
        assertThat(page.locator("h1 .badge")).containsText(word, new ContainsTextOptions().setTimeout(PATIENCE));
    }

    void sees(String text) {
        assertThat(page.locator("main")).containsText(text, new ContainsTextOptions().setTimeout(PATIENCE));
    }

    /** Nothing that the checker for WCAG 2.2 AA can find, and nothing that has to be scrolled sideways. */
    void findsItAccessible() {
        var violations = page.evaluate(Axe.RUN);
        assertThat(violations.toString()).as("axe on %s", page.url()).isEqualTo("[]");
        var overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat((Integer) overflow).as("sideways scroll on %s", page.url()).isLessThanOrEqualTo(0);
    }

    void looksOnAPhone() {
        page.setViewportSize(390, 844);
    }
}
