/** See the sub-packages. */
@NullMarked
package io.growth4j.models;

import org.jspecify.annotations.NullMarked;
