/** What every call passes first: who may call from where, and calls that are repeated. Start at {@link io.sluice.ui.door.DoorFilter}. */
@NullMarked
package io.sluice.ui.door;

import org.jspecify.annotations.NullMarked;
