/** The web page: static files, and the page itself for every address that it knows. Start at {@link io.sluice.ui.page.PageController}. */
@NullMarked
package io.sluice.ui.page;

import org.jspecify.annotations.NullMarked;
