/** How results look in a terminal, a pipe and a file. Results go to stdout, messages for people to stderr. */
@NullMarked
package io.sluice.standalone.screen;

import org.jspecify.annotations.NullMarked;
