package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes views of books. */
final class AccountViews {
    private AccountViews() {}

    /** The account as of an instant, or as of its last entry if that is later. The book stays as it is. */
    static PointsAccount of(AccountBook book, Instant asOf) {
        Instant last = book.lastAt;
        Instant at = last != null && asOf.isBefore(last) ? last : asOf;
        AccountBook then = book;
        if (book.isDue(at)) {
            then = book.copy(entry -> {});
            then.settle(at);
        }
        List<PointsLot> lots = new ArrayList<>();
        then.lots.open.forEach(lot -> lots.add(lot.view()));
        then.lots.pending.forEach(lot -> lots.add(lot.view()));
        return new PointsAccount(
                book.accountId,
                at,
                book.version,
                then.active,
                then.waiting,
                then.debt,
                then.earned,
                then.redeemed,
                then.expired,
                lots);
    }
}
