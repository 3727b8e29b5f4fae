/** The composition root of REST API and web page. Start at {@link io.sluice.ui.UiApplication}; what it needs from outside is in {@link io.sluice.ui.UiParts}. */
@NullMarked
package io.sluice.ui;

import org.jspecify.annotations.NullMarked;
