/**
 * Proves a pipeline on the real target without changing it: stage in full, apply, count, roll back, seal. Start at
 * {@link io.sluice.rehearse.Rehearser}.
 */
@NullMarked
package io.sluice.rehearse;

import org.jspecify.annotations.NullMarked;
