package io.sluice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InChromium.class)
class AccessibilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/requests", "/connections", "/schedules", "/requests/never-asked"})
    void every_page_passes_the_checker_light_and_dark_wide_and_narrow(String path, Person person) {
        person.opens(path);
        person.findsItAccessible();
        person.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        person.looksOnAPhone();
        person.findsItAccessible();
    }

    @Test
    void the_decision_is_accessible_on_a_phone_in_the_dark(Person person) {
        person.has("crates.csv", "crate,weight\n1,2.5\n2,\n");
        person.asksFor("Import crates.csv into the crates table and drop rows with empty weight fields");
        person.seesOutcome("Awaiting approval");
        person.findsItAccessible();
        person.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        person.looksOnAPhone();
        person.findsItAccessible();
    }

    @Test
    void the_whole_road_can_be_gone_by_keyboard(Person person) {
        person.has("keys.csv", "key,door\n1,front\n");
        person.opens("/");
        var keyboard = person.page().keyboard();
        person.page().getByLabel("Your request, in a sentence").focus();
        keyboard.type("Import keys.csv into the keys table");
        keyboard.press("Tab");
        keyboard.press("Tab");
        keyboard.press("Enter"); // opens the options
        person.page().getByLabel("Ask me before committing").focus();
        keyboard.type("Always");
        person.page().getByLabel("Your request, in a sentence").focus();
        keyboard.press("Enter");
        person.seesOutcome("Awaiting approval");

        person.button("Approve and commit").focus();
        keyboard.press("Enter");
        person.seesOutcome("Committed");
        assertThat(person.page().locator(".next-action")).isFocused();
        keyboard.press("Tab");
        assertThat(person.button("Undo…")).isFocused();
    }
}
