/** What an answer means and what to do about it: retry, wait, ignore or give up. Start at {@link io.sluice.connector.manifest.fault.ErrorPolicies}. */
@NullMarked
package io.sluice.connector.manifest.fault;

import org.jspecify.annotations.NullMarked;
