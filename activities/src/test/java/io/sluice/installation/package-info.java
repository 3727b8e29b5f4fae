/** A whole installation for the tests of activities: store, connections, data folder. Test code only. */
@NullMarked
package io.sluice.installation;

import org.jspecify.annotations.NullMarked;
