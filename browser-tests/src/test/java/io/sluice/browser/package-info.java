/** The page as a person sees it, in Chromium, in front of the product that was just built. Start at {@link io.sluice.browser.RequestOnThePageTest}. */
@NullMarked
package io.sluice.browser;

import org.jspecify.annotations.NullMarked;
