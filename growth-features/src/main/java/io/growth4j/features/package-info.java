/** See the sub-packages. */
@NullMarked
package io.growth4j.features;

import org.jspecify.annotations.NullMarked;
