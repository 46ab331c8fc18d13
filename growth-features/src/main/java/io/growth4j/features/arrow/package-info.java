/**
 * Arrow in and out, without a JVM flag: tables of users and logs of events as Arrow IPC files, and logs over anybody's
 * Arrow readers. The only package of the library whose signatures name Arrow types.
 *
 * <p>Start with {@link io.growth4j.features.arrow.ArrowTables} for users and {@link
 * io.growth4j.features.arrow.ArrowEvents} for events. Logs over Arrow files need no Arrow type: {@link
 * io.growth4j.features.source.EventSources} opens them.
 */
@NullMarked
package io.growth4j.features.arrow;

import org.jspecify.annotations.NullMarked;
