package io.growth4j.loyalty.points;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns numbers into operations on one account, so that a list of numbers is a history that jqwik can shrink. */
final class RandomHistory {
    private static final Shortfall[] SHORTFALLS = Shortfall.values();

    private final String accountId;
    private final List<PointsOperation> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    RandomHistory(String accountId) {
        this.accountId = accountId;
    }

    Instant now() {
        return now;
    }

    /** The next operation; one in sixteen is an earlier one, told again. */
    PointsOperation next(int number) {
        Bits bits = new Bits(number);
        int kind = bits.take(16);
        if (kind == 15 && !told.isEmpty()) {
            return told.get(bits.take(told.size()));
        }
        now = now.plus(Duration.ofDays(bits.take(3)));
        PointsOperation operation = make(kind, bits);
        told.add(operation);
        return operation;
    }

    private PointsOperation make(int kind, Bits bits) {
        String id = accountId + "/" + told.size();
        Shortfall shortfall = SHORTFALLS[bits.take(3)];
        long points = 1 + bits.take(12);
        return switch (kind) {
            case 0, 1, 2, 3 -> new PointsOperation.Credit(id, accountId, points, now, null, expiry(bits, 0), "");
            case 4, 5 -> {
                int wait = 1 + bits.take(4);
                yield new PointsOperation.Credit(
                        id, accountId, points, now, now.plus(Duration.ofDays(wait)), expiry(bits, wait), "");
            }
            case 6, 7, 8, 9 -> new PointsOperation.Redeem(id, accountId, points, now, shortfall);
            case 10 ->
                new PointsOperation.Clawback(
                        id, accountId, reference(bits, PointsOperation.Credit.class), points, now, shortfall);
            case 11, 12 -> {
                boolean fresh = bits.take(3) == 0;
                yield new PointsOperation.Rollback(
                        id,
                        accountId,
                        reference(bits, PointsOperation.Redeem.class),
                        now,
                        fresh ? RollbackPolicy.NEW_LOT : RollbackPolicy.RESTORE_LOTS,
                        fresh ? expiry(bits, 0) : null);
            }
            case 13 ->
                new PointsOperation.Adjust(
                        id, accountId, bits.take(2) == 0 ? points : -points, now, expiry(bits, 0), shortfall, "test");
            default -> new PointsOperation.Extend(id, accountId, now, now.plus(Duration.ofDays(1 + bits.take(9))));
        };
    }

    private @Nullable Instant expiry(Bits bits, int after) {
        int days = bits.take(8);
        return days == 7 ? null : now.plus(Duration.ofDays(after + 1 + days));
    }

    /** Some earlier operation of a kind, the later the likelier, or one that does not exist. */
    private String reference(Bits bits, Class<? extends PointsOperation> kind) {
        List<String> ids = told.stream()
                .filter(kind::isInstance)
                .map(PointsOperation::operationId)
                .toList();
        return ids.isEmpty() ? "nothing" : ids.get(ids.size() - 1 - bits.take(Math.min(ids.size(), 5)));
    }

    /** Small numbers out of one number. */
    private static final class Bits {
        private long state;

        Bits(int number) {
            state = Integer.toUnsignedLong(number);
        }

        int take(int bound) {
            int value = (int) (state % bound);
            state /= bound;
            return value;
        }
    }
}
