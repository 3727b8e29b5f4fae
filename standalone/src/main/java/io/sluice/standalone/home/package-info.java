/**
 * The folder of one installation: who may use it, which settings it runs with, where its parts answer. Start at
 * {@link Home}. Two homes are two independent installations.
 */
@NullMarked
package io.sluice.standalone.home;

import org.jspecify.annotations.NullMarked;
