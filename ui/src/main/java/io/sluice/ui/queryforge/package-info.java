/** The step-by-step API that QueryForge specified, over the same workflow. Start at {@link io.sluice.ui.queryforge.PipelineController}. */
@NullMarked
package io.sluice.ui.queryforge;

import org.jspecify.annotations.NullMarked;
