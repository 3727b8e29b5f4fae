/** A small shop with an API on loopback, for tours and first tries. Start at {@link io.sluice.standalone.demo.DemoShop}. The same data on every start. */
@NullMarked
package io.sluice.standalone.demo;

import org.jspecify.annotations.NullMarked;
