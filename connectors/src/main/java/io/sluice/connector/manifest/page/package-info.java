/** From one page of an API to the next. Start at {@link io.sluice.connector.manifest.page.Paginator}. */
@NullMarked
package io.sluice.connector.manifest.page;

import org.jspecify.annotations.NullMarked;
