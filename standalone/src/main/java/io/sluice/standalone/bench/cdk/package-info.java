/**
 * The manifest engine against the reference engine, stream by stream on the same mock. Start at {@link
 * io.sluice.standalone.bench.cdk.CdkBench}.
 */
@NullMarked
package io.sluice.standalone.bench.cdk;

import org.jspecify.annotations.NullMarked;
