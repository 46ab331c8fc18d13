/**
 * Arrow IPC without a JVM flag: bytes pass through the heap, vectors become plain arrays; not for users of the library.
 *
 * <p>Start with {@link io.growth4j.features.internal.ipc.IpcFiles}. What is made of the columns, {@code internal.ingest}
 * and {@code features.arrow} know.
 */
@NullMarked
package io.growth4j.features.internal.ipc;

import org.jspecify.annotations.NullMarked;
