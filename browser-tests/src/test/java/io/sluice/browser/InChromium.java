package io.sluice.browser;

import static org.junit.jupiter.api.extension.ExtensionContext.Namespace.GLOBAL;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a {@link Person} with a fresh browser window; Sluice and Chromium start once, for all tests. */
final class InChromium implements BeforeAllCallback, ParameterResolver, AfterEachCallback {

    private static final String WINDOW = "window";

    @Override
    public void beforeAll(ExtensionContext context) {
        var installed = Chromium.installed();
        if (installed.isEmpty() && System.getenv("CI") != null) {
            throw new IllegalStateException("no Chromium on PATH: install it, as in apt install chromium");
        }
        Assumptions.assumeTrue(installed.isPresent(), "no Chromium on PATH");
        var shared = context.getRoot().getStore(GLOBAL);
        shared.computeIfAbsent(RunningSluice.class, key -> RunningSluice.start(), RunningSluice.class);
        shared.computeIfAbsent(Chromium.class, key -> Chromium.start(installed.get()), Chromium.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Person.class;
    }

    @Override
    public Person resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var shared = context.getRoot().getStore(GLOBAL);
        var sluice = shared.get(RunningSluice.class, RunningSluice.class);
        var window = shared.get(Chromium.class, Chromium.class).browser().newContext();
        context.getStore(GLOBAL).put(WINDOW, window);
        return new Person(sluice, window.newPage());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var window = context.getStore(GLOBAL).remove(WINDOW, BrowserContext.class);
        if (window != null) {
            window.close();
        }
    }
}
