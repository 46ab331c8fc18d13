/**
 * How models become files: whole or not at all, with format, checksum and features.
 *
 * <p>Start with {@link io.growth4j.models.internal.artefact.Artefact}. What is in a file is the business of the package
 * that makes the model.
 */
@NullMarked
package io.growth4j.models.internal.artefact;

import org.jspecify.annotations.NullMarked;
