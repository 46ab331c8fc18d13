/** Is it right: published numbers against the public interface, and models against known truth. */
@NullMarked
package io.growth4j.bench.quality;

import org.jspecify.annotations.NullMarked;
