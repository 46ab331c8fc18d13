package io.growth4j.loyalty.points;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who holds how many points, and why: an append-only ledger of entries in lots.
 *
 * <p><b>Terms.</b> A <em>lot</em> is what one credit brought, with its expiry. <em>Active</em> points can be spent,
 * <em>pending</em> points not yet; a <em>debt</em> is what was taken beyond the active points where a policy allowed it.
 *
 * <p><b>Guarantees.</b> After any history:
 *
 * <ul>
 *   <li>balance = Σ points of all entries = active + pending − debt;
 *   <li>the remainder of a lot = Σ points of its entries, at least 0 and at most what it was;
 *   <li>debt &gt; 0 only while active = 0: later credits pay it off before they can be spent;
 *   <li>the lot that expires first is spent first; lots without expiry last; then the older one (FEFO);
 *   <li>an operation takes effect once, however often it is told under the same id; told with other content it is
 *       refused, and both are shown;
 *   <li>a refused operation leaves no trace.
 * </ul>
 *
 * <p><b>Time</b> comes in with the operations; the ledger has no clock. Before an operation takes effect, everything due
 * by then is booked for that account: pending lots that become active, lots that expire at or before that instant. An
 * operation dated before the account's last entry is booked at that entry's instant if it is late by no more than the
 * ledger's tolerance, and refused otherwise. Instants count in whole microseconds, as a database keeps them.
 *
 * <p>Implementations are thread-safe; operations on one account are serialised, different accounts run in parallel.
 */
public interface PointsLedger {
    /**
     * Books an operation.
     *
     * @param operation what to book
     * @return what it did; the first receipt again, marked as replayed, if the same operation was booked before
     * @throws IllegalArgumentException if the operation contradicts the ledger: reused id, unknown account or reference,
     *     instant in the past
     * @throws IllegalStateException if the account does not have the points, or what it reverses was reversed before
     * @throws java.io.UncheckedIOException if the store failed; the outcome is unknown then: tell it again
     */
    Receipt apply(PointsOperation operation);

    /**
     * Books an operation if the account has not changed since it was read.
     *
     * @param operation what to book
     * @param expectedVersion the version that was read, 0 for an account that did not exist
     * @return what it did, or the first receipt if it was booked before
     * @throws java.util.ConcurrentModificationException if the account has another version by now
     * @throws IllegalArgumentException as {@link #apply(PointsOperation)}
     * @throws IllegalStateException as {@link #apply(PointsOperation)}
     */
    Receipt apply(PointsOperation operation, long expectedVersion);

    /**
     * Books many operations, each for itself: one that is refused does not hold up the others. Operations on one account
     * are booked in the order of the list.
     *
     * @param operations what to book
     * @return one receipt or refusal for each, in the same order
     * @throws java.io.UncheckedIOException if the store failed; some may be booked then: tell all of them again
     */
    List<Outcome> applyAll(List<PointsOperation> operations);

    /**
     * Books what is due on all accounts, so that totals of a period are complete. Without it an account is brought up to
     * date by its next operation. Telling it twice books nothing more.
     *
     * @param asOf lots that expire at or before it are closed
     * @return the number of lots closed, used-up ones included
     */
    long expire(Instant asOf);

    /**
     * An account as it stands.
     *
     * @param accountId the account
     * @param asOf the instant; what is due by then is counted in, without booking it. If it is before the last entry, the
     *     instant of that entry is meant
     * @return its balances and lots
     * @throws IllegalArgumentException if there is no such account
     */
    PointsAccount account(String accountId, Instant asOf);

    /**
     * Whether an account exists: whether anything was ever credited to it.
     *
     * @param accountId the account
     * @return true if it does
     */
    boolean contains(String accountId);

    /**
     * All entries of an account.
     *
     * @param accountId the account
     * @return in the order in which they were booked
     * @throws IllegalArgumentException if there is no such account
     */
    List<PointsEntry> entries(String accountId);

    /**
     * What an operation did.
     *
     * @param operation the operation
     * @return its receipt, or empty if it was not booked
     * @throws IllegalArgumentException if another operation was booked under its id
     */
    Optional<Receipt> receipt(PointsOperation operation);

    /**
     * What was booked in a span of time, over all accounts. Call {@link #expire} for its end first.
     *
     * @param from the start, inclusive
     * @param to the end, exclusive
     * @return sums by kind of entry
     */
    LedgerTotals totals(Instant from, Instant to);

    /**
     * What was booked in a span of time, by segment: who earns, and who burns. Call {@link #expire} for its end first.
     *
     * @param from the start, inclusive
     * @param to the end, exclusive
     * @param segment the name of an account's segment, asked once for each account or more often
     * @return sums by kind of entry for each segment with entries before the end, by its name
     */
    Map<String, LedgerTotals> totals(Instant from, Instant to, Function<String, String> segment);

    /**
     * What became of the credits of a span of time.
     *
     * @param from the start, inclusive
     * @param to the end, exclusive
     * @return sums by kind of entry, up to now
     */
    PointsVintage vintage(Instant from, Instant to);

    /**
     * The balances of all accounts, as booked.
     *
     * @return one value per account, ascending
     */
    long[] balances();
}
