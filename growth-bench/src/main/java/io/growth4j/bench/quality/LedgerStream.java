package io.growth4j.bench.quality;

import io.growth4j.loyalty.points.PointsOperation;
import io.growth4j.loyalty.points.PointsOperation.Clawback;
import io.growth4j.loyalty.points.PointsOperation.Credit;
import io.growth4j.loyalty.points.PointsOperation.Redeem;
import io.growth4j.loyalty.points.PointsOperation.Rollback;
import io.growth4j.loyalty.points.Shortfall;
import java.time.Instant;
import java.util.SplittableRandom;

/** An endless stream of operations on some accounts, the same for the same seed, any of which can be asked for. */
record LedgerStream(long seed, int accounts) {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    String account(int number) {
        return "account-" + number;
    }

    /** The operation at a position. The first one on each account is a credit, so that the account exists. */
    PointsOperation at(int position) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + position);
        boolean opening = position < accounts;
        int number = opening ? position : random.nextInt(accounts);
        String account = account(number);
        String id = "op-" + position;
        Instant at = START.plusMillis(position);
        int kind = opening ? 0 : random.nextInt(20);
        long points = 1L + random.nextInt(100);
        if (kind < 10) {
            return Credit.of(id, account, points, at, at.plusSeconds(1L + random.nextInt(100)));
        }
        if (kind == 18) {
            return Rollback.of(id, account, "op-" + random.nextInt(position), at);
        }
        if (kind == 19) {
            return new Clawback(id, account, "op-" + number, 1, at, Shortfall.CLAMP);
        }
        return new Redeem(id, account, points, at, kind < 16 ? Shortfall.CLAMP : Shortfall.ALLOW_NEGATIVE);
    }
}
