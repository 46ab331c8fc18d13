package io.growth4j.loyalty.points;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A ledger in memory. Each account is guarded by its own monitor; operation ids are claimed in a concurrent map before
 * the account is touched, so that an id is used once in the whole ledger.
 */
final class MemoryLedger implements PointsLedger {
    private static final long ANY_VERSION = -1;

    private final Duration tolerance;
    private final Map<String, MemoryAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();

    MemoryLedger(Duration tolerance) {
        if (tolerance.isNegative()) {
            throw new IllegalArgumentException("tolerance " + tolerance + " is negative");
        }
        this.tolerance = tolerance;
    }

    @Override
    public Receipt apply(PointsOperation operation) {
        return book(operation, ANY_VERSION);
    }

    @Override
    public Receipt apply(PointsOperation operation, long expectedVersion) {
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("expected version " + expectedVersion + " is below 0");
        }
        return book(operation, expectedVersion);
    }

    private Receipt book(PointsOperation operation, long expectedVersion) {
        MemoryAccount account = accountFor(operation);
        while (true) {
            Claim before;
            synchronized (account) {
                Claim claim = new Claim(operation);
                before = claims.putIfAbsent(operation.operationId(), claim);
                if (before == null) {
                    return book(account, claim, expectedVersion);
                }
                if (before.operation.accountId().equals(operation.accountId())) {
                    return before.replayed(operation);
                }
            }
            requireRefused(before, operation);
        }
    }

    private Receipt book(MemoryAccount account, Claim claim, long expectedVersion) {
        try {
            return claim.booked(account.book(claim.operation, expectedVersion, tolerance));
        } catch (RuntimeException refused) {
            claims.remove(claim.operation.operationId());
            throw refused;
        }
    }

    /** Waits until it is known whether another account keeps the id. It does, unless its operation is refused. */
    private void requireRefused(Claim claim, PointsOperation operation) {
        if (isKept(claim)) {
            throw Refusals.reused(operation, claim.operation.toString());
        }
    }

    private boolean isKept(Claim claim) {
        synchronized (Objects.requireNonNull(accounts.get(claim.operation.accountId()))) {
            return claims.get(claim.operation.operationId()) == claim;
        }
    }

    private MemoryAccount accountFor(PointsOperation operation) {
        MemoryAccount account = accounts.get(operation.accountId());
        if (account != null) {
            return account;
        }
        if (operation instanceof PointsOperation.Credit) {
            return accounts.computeIfAbsent(operation.accountId(), MemoryAccount::new);
        }
        Claim claim = claims.get(operation.operationId());
        if (claim != null && isKept(claim)) {
            throw Refusals.reused(operation, claim.operation.toString());
        }
        throw Refusals.unknownAccount(operation.accountId());
    }

    @Override
    public List<Outcome> applyAll(List<PointsOperation> operations) {
        List<Outcome> outcomes = new ArrayList<>(operations.size());
        for (PointsOperation operation : operations) {
            outcomes.add(tryApply(operation));
        }
        return outcomes;
    }

    private Outcome tryApply(PointsOperation operation) {
        try {
            return apply(operation);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return new Refusal(operation, String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public long expire(Instant asOf) {
        LongAdder closed = new LongAdder();
        forEachAccount(account -> closed.add(account.settle(asOf)));
        return closed.sum();
    }

    private void forEachAccount(Consumer<MemoryAccount> action) {
        accounts.values().forEach(account -> {
            synchronized (account) {
                action.accept(account);
            }
        });
    }

    @Override
    public PointsAccount account(String accountId, Instant asOf) {
        return read(accountId, account -> AccountViews.of(account.book(), asOf));
    }

    @Override
    public List<PointsEntry> entries(String accountId) {
        return read(accountId, account -> List.copyOf(account.entries()));
    }

    @Override
    public boolean contains(String accountId) {
        MemoryAccount account = accounts.get(accountId);
        if (account == null) {
            return false;
        }
        synchronized (account) {
            return !account.entries().isEmpty();
        }
    }

    private <T> T read(String accountId, Function<MemoryAccount, T> view) {
        MemoryAccount account = accounts.get(accountId);
        if (account == null) {
            throw Refusals.unknownAccount(accountId);
        }
        synchronized (account) {
            if (account.entries().isEmpty()) {
                throw Refusals.unknownAccount(accountId);
            }
            return view.apply(account);
        }
    }

    @Override
    public Optional<Receipt> receipt(PointsOperation operation) {
        Claim claim = claims.get(operation.operationId());
        return claim != null && isKept(claim) ? Optional.of(claim.replayed(operation)) : Optional.empty();
    }

    @Override
    public LedgerTotals totals(Instant from, Instant to) {
        return sums(from, to, account -> "").only();
    }

    @Override
    public Map<String, LedgerTotals> totals(Instant from, Instant to, Function<String, String> segment) {
        return sums(from, to, segment).totals();
    }

    private SegmentSums sums(Instant from, Instant to, Function<String, String> segmentOf) {
        SegmentSums sums = new SegmentSums(from, to);
        forEachAccount(account -> {
            String segment = segmentOf.apply(account.book().accountId);
            account.entries().forEach(entry -> sums.add(segment, entry));
        });
        return sums;
    }

    @Override
    public PointsVintage vintage(Instant from, Instant to) {
        Map<EntryKind, Long> booked = new EnumMap<>(EntryKind.class);
        forEachAccount(account -> addVintage(account.entries(), from, to, booked));
        return new PointsVintage(from, to, booked);
    }

    private static void addVintage(List<PointsEntry> entries, Instant from, Instant to, Map<EntryKind, Long> booked) {
        Set<Long> lots = new HashSet<>();
        for (PointsEntry entry : entries) {
            if (entry.kind() == EntryKind.CREDIT
                    && !entry.at().isBefore(from)
                    && entry.at().isBefore(to)) {
                lots.add(entry.lot());
            }
            if (lots.contains(entry.lot())) {
                booked.merge(entry.kind(), entry.points(), Long::sum);
            }
        }
    }

    @Override
    public long[] balances() {
        List<Long> balances = new ArrayList<>();
        forEachAccount(account -> {
            if (!account.entries().isEmpty()) {
                balances.add(account.book().balance());
            }
        });
        return balances.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
