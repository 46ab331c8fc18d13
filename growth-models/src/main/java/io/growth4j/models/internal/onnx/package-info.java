/**
 * Models as ONNX graphs, for services that do not run on Java.
 *
 * <p>Start with {@link io.growth4j.models.internal.onnx.OnnxGraph}; {@link io.growth4j.models.internal.onnx.OnnxDesign}
 * turns raw features into the columns of {@code io.growth4j.models.internal.design}.
 */
@NullMarked
package io.growth4j.models.internal.onnx;

import org.jspecify.annotations.NullMarked;
