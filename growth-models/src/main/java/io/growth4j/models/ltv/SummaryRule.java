package io.growth4j.models.ltv;

import io.growth4j.definition.Definition;
import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an event log becomes purchase summaries.
 *
 * <p>Customers are those whose first purchase is before the end of the calibration; the first purchase is the start of a
 * customer's time and never counts as a repeat. Nothing at or after the end of the calibration changes repeats, recency,
 * age or spend; purchases from there to the end of the hold-out are only counted. With merging, all purchases of one
 * calendar day in the zone are one purchase of their total amount, times are whole calendar days, and ages run to the
 * last day of the calibration; without, times are instants and ages run to the end of the calibration. Refunds are not
 * looked at.
 *
 * @param unit the unit of the summaries
 * @param zone whose calendar days are meant
 * @param calibrationEnd where the calibration ends, exclusive
 * @param holdoutEnd where the hold-out ends, exclusive; equal to calibrationEnd for none
 * @param mergeDays whether the purchases of one day are one
 * @param spendWithFirst whether mean spend includes the first purchase
 * @param purchases the types of event that are purchases
 */
public record SummaryRule(
        TimeScale unit,
        ZoneId zone,
        Instant calibrationEnd,
        Instant holdoutEnd,
        boolean mergeDays,
        boolean spendWithFirst,
        Set<EventType> purchases)
        implements Definition {

    public SummaryRule {
        purchases = Collections.unmodifiableSet(new TreeSet<>(purchases));
        if (purchases.isEmpty()) {
            throw new IllegalArgumentException("no type of event counts as a purchase: name at least one");
        }
        if (holdoutEnd.isBefore(calibrationEnd)) {
            throw new IllegalArgumentException("hold-out end " + holdoutEnd + " is before the calibration end "
                    + calibrationEnd + ": the hold-out comes after the calibration");
        }
    }

    /**
     * The usual rule: no hold-out, the purchases of one day merged, mean spend of repeat purchases only, purchases as
     * the standard catalogue's revenue types say.
     *
     * @param unit the unit of the summaries
     * @param zone whose calendar days are meant
     * @param end where the calibration ends, exclusive
     * @return the rule
     */
    public static SummaryRule of(TimeScale unit, ZoneId zone, Instant end) {
        return new SummaryRule(
                unit, zone, end, end, true, false, EventCatalog.standard().revenue());
    }

    /**
     * This rule with a hold-out.
     *
     * @param end where it ends, exclusive
     * @return a new rule
     */
    public SummaryRule holdoutUntil(Instant end) {
        return new SummaryRule(unit, zone, calibrationEnd, end, mergeDays, spendWithFirst, purchases);
    }

    /**
     * This rule with every purchase counted by itself, at its instant.
     *
     * @return a new rule
     */
    public SummaryRule everyPurchase() {
        return new SummaryRule(unit, zone, calibrationEnd, holdoutEnd, false, spendWithFirst, purchases);
    }

    /**
     * This rule with the first purchase's amount in the mean spend.
     *
     * @return a new rule
     */
    public SummaryRule includeFirstSpend() {
        return new SummaryRule(unit, zone, calibrationEnd, holdoutEnd, mergeDays, true, purchases);
    }

    /**
     * This rule with other types of event as purchases.
     *
     * @param types the types
     * @return a new rule
     */
    public SummaryRule countingAsPurchases(EventType... types) {
        return new SummaryRule(unit, zone, calibrationEnd, holdoutEnd, mergeDays, spendWithFirst, Set.of(types));
    }

    /**
     * Applies the rule.
     *
     * @param log the events, in any order; read once
     * @return one row per customer, in the order of their first purchase event in the log
     */
    public PurchaseSummaries summarize(EventLog log) {
        return summarize(log, ProgressListener.NONE);
    }

    /**
     * Applies the rule.
     *
     * @param log the events, in any order; read once
     * @param progress is told of events read
     * @return one row per customer, in the order of their first purchase event in the log
     */
    public PurchaseSummaries summarize(EventLog log, ProgressListener progress) {
        return new PurchaseScan(this).read(log, progress).summaries();
    }
}
