/** How often an API may be asked, by the manifest and by what the API says. Start at {@link io.sluice.connector.manifest.budget.Budgets}. */
@NullMarked
package io.sluice.connector.manifest.budget;

import org.jspecify.annotations.NullMarked;
