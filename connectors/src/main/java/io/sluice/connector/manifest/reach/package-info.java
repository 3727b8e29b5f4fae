/**
 * Which hosts a connector may talk to, and what of its traffic may be shown. Start at {@link
 * io.sluice.connector.manifest.reach.ReachGuard}. A manifest, a redirect and a next link are all foreign text: each URL and
 * each resolved address passes here before a connection is opened.
 */
@NullMarked
package io.sluice.connector.manifest.reach;

import org.jspecify.annotations.NullMarked;
