/**
 * The same workload in other engines: per-user features over one log, all results checked equal, CPU time compared.
 *
 * <p>Start with {@link io.growth4j.bench.peers.Peers}; what is computed, {@link io.growth4j.bench.peers.SpeedFeatures} says
 * once for all. The log is {@code Workload} of {@code io.growth4j.bench.population}.
 */
@NullMarked
package io.growth4j.bench.peers;

import org.jspecify.annotations.NullMarked;
