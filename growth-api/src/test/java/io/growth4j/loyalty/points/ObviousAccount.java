package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One account kept point by point: every point is an object that is free, taken by an operation, or gone. Slow, and
 * obvious: the twin that the ledgers must agree with.
 */
final class ObviousAccount {
    /** A point. */
    static final class Point {
        @Nullable
        String takenBy;

        boolean expired;

        boolean free() {
            return takenBy == null && !expired;
        }
    }

    /** What one operation brought. */
    static final class Batch {
        final String madeBy;
        final int order;
        final Instant at;
        final @Nullable Instant activeAt;

        @Nullable
        Instant expiresAt;

        final boolean credit;
        boolean active;
        boolean closed;
        final List<Point> points = new ArrayList<>();

        Batch(
                String madeBy,
                int order,
                long count,
                Instant at,
                @Nullable Instant activeAt,
                @Nullable Instant expiresAt,
                boolean credit) {
            this.madeBy = madeBy;
            this.order = order;
            this.at = at;
            this.activeAt = activeAt;
            this.expiresAt = expiresAt;
            this.credit = credit;
            for (int i = 0; i < count; i++) {
                points.add(new Point());
            }
        }

        long free() {
            return points.stream().filter(Point::free).count();
        }
    }

    private static final Comparator<Batch> SPENDING = Comparator.comparing(
                    (Batch batch) -> batch.expiresAt == null ? Instant.MAX : batch.expiresAt)
            .thenComparing(batch -> batch.at)
            .thenComparing(batch -> batch.order);

    final List<Batch> batches = new ArrayList<>();
    /** Who owes a point, the oldest debt first. */
    final List<String> owed = new ArrayList<>();

    final Set<String> done = new HashSet<>();
    final Map<String, String> reversedBy = new HashMap<>();
    final Map<String, Long> redeemedBy = new HashMap<>();
    long earned;
    long redeemed;
    long expired;

    long active() {
        return count(batch -> batch.active);
    }

    long pending() {
        return count(batch -> !batch.active);
    }

    private long count(Predicate<Batch> which) {
        return batches.stream().filter(which).mapToLong(Batch::free).sum();
    }

    long balance() {
        return active() + pending() - owed.size();
    }

    /** Whether the operation is allowed; if so, it has taken effect. */
    boolean apply(PointsOperation operation) {
        settle(operation.at());
        if (operation instanceof PointsOperation.Credit credit) {
            bring(credit.operationId(), credit.points(), credit.at(), credit.activeAt(), credit.expiresAt(), true);
            return true;
        }
        if (batches.isEmpty()) {
            return false;
        }
        if (operation instanceof PointsOperation.Redeem redeem) {
            long points = allowed(redeem.points(), active(), redeem.shortfall());
            if (points < 0) {
                return false;
            }
            take(redeem.operationId(), points);
            redeemed += points;
            redeemedBy.put(redeem.operationId(), points);
            return true;
        }
        if (operation instanceof PointsOperation.Adjust adjust) {
            return adjust(adjust);
        }
        if (operation instanceof PointsOperation.Clawback clawback) {
            return clawback(clawback);
        }
        if (operation instanceof PointsOperation.Rollback rollback) {
            return rollback(rollback);
        }
        PointsOperation.Extend extend = (PointsOperation.Extend) operation;
        for (Batch batch : batches) {
            if (!batch.closed && batch.expiresAt != null && batch.expiresAt.isBefore(extend.expiresAt())) {
                batch.expiresAt = extend.expiresAt();
            }
        }
        return true;
    }

    private boolean adjust(PointsOperation.Adjust adjust) {
        if (adjust.points() > 0) {
            bring(adjust.operationId(), adjust.points(), adjust.at(), null, adjust.expiresAt(), false);
            return true;
        }
        long points = allowed(-adjust.points(), active(), adjust.shortfall());
        if (points >= 0) {
            take(adjust.operationId(), points);
        }
        return points >= 0;
    }

    private boolean clawback(PointsOperation.Clawback clawback) {
        Batch batch = batches.stream()
                .filter(one -> one.credit && one.madeBy.equals(clawback.creditId()))
                .findFirst()
                .orElse(null);
        if (batch == null || reversedBy.containsKey(clawback.creditId()) || clawback.points() > batch.points.size()) {
            return false;
        }
        long lost = batch.points.stream().filter(point -> point.expired).count();
        long due = Math.min(clawback.points(), batch.points.size() - lost);
        long there = batch.free() + count(other -> other.active && other != batch);
        long points = allowed(due, there, clawback.shortfall());
        if (points < 0) {
            return false;
        }
        if (clawback.shortfall() == Shortfall.CLAMP) {
            points = Math.min(points, Math.max(0, balance()));
        }
        reversedBy.put(clawback.creditId(), clawback.operationId());
        earned -= batch.active ? points : 0;
        for (Point point : batch.points) {
            if (points > 0 && point.free()) {
                point.takenBy = clawback.operationId();
                points--;
            }
        }
        take(clawback.operationId(), points);
        return true;
    }

    private boolean rollback(PointsOperation.Rollback rollback) {
        String redeem = rollback.redeemId();
        if (!redeemedBy.containsKey(redeem) || reversedBy.putIfAbsent(redeem, rollback.operationId()) != null) {
            return false;
        }
        redeemed -= redeemedBy.get(redeem);
        owed.removeIf(redeem::equals);
        List<Batch> sources = batches.stream()
                .filter(batch -> batch.points.stream().anyMatch(point -> redeem.equals(point.takenBy)))
                .toList();
        long back = 0;
        for (Batch batch : sources) {
            for (Point point : batch.points) {
                if (redeem.equals(point.takenBy)) {
                    back++;
                    point.takenBy = rollback.policy() == RollbackPolicy.NEW_LOT ? rollback.operationId() : null;
                    if (point.takenBy == null && isOver(batch, rollback.at())) {
                        point.expired = true;
                        expired++;
                    }
                }
            }
            repay(batch);
        }
        if (rollback.policy() == RollbackPolicy.NEW_LOT && back > 0) {
            bring(rollback.operationId(), back, rollback.at(), null, rollback.expiresAt(), false);
        }
        return true;
    }

    private static boolean isOver(Batch batch, Instant at) {
        return batch.expiresAt != null && !batch.expiresAt.isAfter(at);
    }

    private static long allowed(long points, long there, Shortfall shortfall) {
        if (points <= there) {
            return points;
        }
        return switch (shortfall) {
            case REFUSE -> -1;
            case CLAMP -> there;
            case ALLOW_NEGATIVE -> points;
        };
    }

    private void bring(
            String by,
            long points,
            Instant at,
            @Nullable Instant activeAt,
            @Nullable Instant expiresAt,
            boolean credit) {
        Batch batch = new Batch(by, batches.size(), points, at, activeAt, expiresAt, credit);
        batches.add(batch);
        if (activeAt == null || !activeAt.isAfter(at)) {
            activate(batch);
        }
    }

    private void activate(Batch batch) {
        batch.active = true;
        earned += batch.credit ? batch.free() : 0;
        repay(batch);
    }

    private void repay(Batch batch) {
        for (Point point : batch.points) {
            if (!owed.isEmpty() && point.free()) {
                point.takenBy = owed.remove(0);
            }
        }
    }

    private void take(String by, long points) {
        for (long i = 0; i < points; i++) {
            Point next = batches.stream()
                    .filter(batch -> batch.active)
                    .sorted(SPENDING)
                    .flatMap(batch -> batch.points.stream())
                    .filter(Point::free)
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                owed.add(by);
            } else {
                next.takenBy = by;
            }
        }
    }

    /** Lets time pass, moment by moment. */
    void settle(Instant at) {
        while (true) {
            Batch activating = batches.stream()
                    .filter(batch -> !batch.active && !batch.closed)
                    .min(Comparator.comparing((Batch batch) -> Objects.requireNonNull(batch.activeAt)))
                    .orElse(null);
            Batch expiring = batches.stream()
                    .filter(batch -> !batch.closed && batch.active && batch.expiresAt != null)
                    .min(SPENDING)
                    .orElse(null);
            Instant first = activating == null ? Instant.MAX : Objects.requireNonNull(activating.activeAt);
            Instant second = expiring == null ? Instant.MAX : Objects.requireNonNull(expiring.expiresAt);
            if (activating != null && !first.isAfter(second) && !first.isAfter(at)) {
                activate(activating);
            } else if (expiring != null && second.isBefore(first) && !second.isAfter(at)) {
                close(expiring);
            } else {
                return;
            }
        }
    }

    private void close(Batch batch) {
        batch.closed = true;
        for (Point point : batch.points) {
            if (point.free()) {
                point.expired = true;
                expired++;
            }
        }
    }

    /** Active, pending, debt, earned, redeemed, expired, lots. */
    List<Object> summary() {
        return List.of(active(), pending(), (long) owed.size(), earned, redeemed, expired, remaining());
    }

    /** What is left of each batch, by the operation that made it. */
    Map<String, Long> remaining() {
        Map<String, Long> left = new HashMap<>();
        for (Batch batch : batches) {
            if (batch.free() > 0) {
                left.merge(batch.madeBy, batch.free(), Long::sum);
            }
        }
        return left;
    }
}
