/** Requests as callers submit, list and see them. Start at {@link io.sluice.ui.request.RequestsController}. */
@NullMarked
package io.sluice.ui.request;

import org.jspecify.annotations.NullMarked;
