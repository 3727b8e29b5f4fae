/**
 * Runs one untrusted Bash step: no network, no rights, no files but its own, little time. Start at
 * {@link io.sluice.sandbox.SandboxDriver}; {@link io.sluice.sandbox.Sandboxes} chooses the driver. Nothing runs outside one.
 */
@NullMarked
package io.sluice.sandbox;

import org.jspecify.annotations.NullMarked;
