package io.growth4j.bench.population;

import io.growth4j.bench.population.Visitor.Act;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventBatch;
import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A made-up shop whose truth is known: users who register, browse, buy, complain and leave, and a win-back message with
 * a known effect on a random half of those who fell silent.
 *
 * <p>The log is made while it is read, in time order, from one small state per user; equal shops give equal events.
 * Purchases of buyers follow BG/NBD and their amounts gamma-gamma, with the parameters that stand in {@link ShopUser};
 * both are exact in days of even activity, which the shop's daily and weekly rhythm bends by less than a day. The shop
 * opens at {@link #START}. With 14,000 users in 180 days it has a million events, made in about a second of CPU.
 *
 * <p>Immutable; any number of threads may read, each with its own cursor.
 */
public final class Shop implements EventLog {
    /** When the shop opens: a Wednesday's midnight. */
    public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    /** How the columns of {@link #writeCsv} are mapped, in the text form of event mappings. */
    public static final String CSV_MAPPING = "user=user_id:long,time=event_time,type=event,amount=amount,"
            + "item=item:long,category=category,channel=channel,order=order_id:long";

    private static final int BATCH = 8192;
    private static final Rhythm RHYTHM = new Rhythm(START);
    private static final String[] CHANNELS = {"app", "web", "mini", "email", "store"};
    private static final EventSchema SCHEMA = schemaOfShop();
    private static final int AMOUNT_SLOT = SCHEMA.slot(EventSchema.AMOUNT);
    private static final int ITEM_SLOT = SCHEMA.slot(EventSchema.ITEM);
    private static final int CATEGORY_SLOT = SCHEMA.slot(EventSchema.CATEGORY);
    private static final int CHANNEL_SLOT = SCHEMA.slot(EventSchema.CHANNEL);
    private static final int ORDER_SLOT = SCHEMA.slot(EventSchema.ORDER);

    private final int users;
    private final int days;
    private final long seed;
    private final Campaign campaign;

    private Shop(int users, int days, long seed, Campaign campaign) {
        this.users = users;
        this.days = days;
        this.seed = seed;
        this.campaign = campaign;
    }

    /**
     * A shop.
     *
     * @param users how many users register, at least 1; in the first {@link ShopUser#REGISTRATION_SHARE} of the days
     * @param days how many days the shop is open, at least 1
     * @param seed equal seeds give equal shops
     * @return the shop
     */
    public static Shop of(int users, int days, long seed) {
        if (users < 1 || days < 1) {
            throw new IllegalArgumentException("a shop of " + users + " users and " + days + " days has no events");
        }
        return new Shop(users, days, seed, Campaign.AFTER_SILENCE);
    }

    /**
     * The same users in a shop that sends no messages: their own visits stay what they were.
     *
     * @return a shop without campaign
     */
    public Shop withoutCampaign() {
        return new Shop(users, days, seed, Campaign.NONE);
    }

    /**
     * The same users in a shop that writes once only, at an instant, to the treated half of those who have been silent for
     * a week. Whom the message persuades depends on how long a user was silent and on the channel of the user's visits; see
     * {@link #addedReturn}.
     *
     * @param at when it writes, a whole number of weeks after {@link #START}
     * @return a shop with that campaign
     */
    public Shop withWinBack(Instant at) {
        return new Shop(users, days, seed, new Campaign.WinBack(RHYTHM.days(at.toEpochMilli())));
    }

    /**
     * The probability that the message of {@link #withWinBack} brings a user back within a week who would not have come in
     * that week without it; it is the same whether the user belongs to the treated half or not.
     *
     * @param id 1 to {@link #users}, a user to whom the shop could write: registered and silent for a week
     * @param at when the shop writes
     * @return 0 to 1
     */
    public double addedReturn(long id, Instant at) {
        Visitor visitor = visitorOf(id);
        double day = dayOf(id, at);
        double silent = day - lifeOf(id).until(day).time();
        double effect = new Campaign.WinBack(day).effect(visitor.user(), visitor.homeChannel(), silent);
        return effect * churnProbability(id, at, Duration.ofDays((long) Visitor.EFFECT_DAYS));
    }

    private static EventSchema schemaOfShop() {
        Map<String, ColumnType> others = new LinkedHashMap<>();
        others.put(EventSchema.AMOUNT, ColumnType.LONG);
        others.put(EventSchema.ITEM, ColumnType.LONG);
        others.put(EventSchema.CATEGORY, ColumnType.TEXT);
        others.put(EventSchema.CHANNEL, ColumnType.TEXT);
        others.put(EventSchema.ORDER, ColumnType.LONG);
        return EventSchema.of(ColumnType.LONG, others);
    }

    /**
     * How many users register.
     *
     * @return their number; ids run from 1 to it
     */
    public int users() {
        return users;
    }

    /**
     * When the log ends.
     *
     * @return an instant after every event
     */
    public Instant end() {
        return START.plus(Duration.ofDays(days));
    }

    /**
     * What makes a user.
     *
     * @param id 1 to {@link #users}
     * @return the user's traits
     */
    public ShopUser truth(long id) {
        return ShopUser.draw(requireUser(id), days, stream(id, 0));
    }

    /**
     * When a user registered.
     *
     * @param id 1 to {@link #users}
     * @return the instant of the register event
     */
    public Instant registeredAt(long id) {
        return Instant.ofEpochMilli(RHYTHM.millis(truth(id).registeredDay()));
    }

    /**
     * Whether a user has not left the shop for good before an instant; no log shows it.
     *
     * @param id 1 to {@link #users}
     * @param at an instant from the user's registration on
     * @return whether the user is still there
     */
    public boolean isAlive(long id, Instant at) {
        double day = dayOf(id, at);
        return lifeOf(id).until(day).isAlive(day);
    }

    /**
     * The probability that a user makes no visit within a time, for somebody who knows the user's traits and all visits
     * before the instant, and nothing after it. No model can be better. Messages and what they bring are left out.
     *
     * <p>It is S(t + h) / S(t) with t days since the last visit, h days ahead, and S the probability of so much silence:
     * q + (1 − q)(δ + ρ exp(−(ρ + δ)t)) / (ρ + δ), where ρ is the rate of visits, δ that of leaving, and q the
     * probability to leave with the last visit (all exponential waiting times; this project's own derivation).
     *
     * @param id 1 to {@link #users}
     * @param at an instant after the user's registration
     * @param horizon how far ahead
     * @return 0 to 1
     */
    public double churnProbability(long id, Instant at, Duration horizon) {
        double day = dayOf(id, at);
        double ahead = RHYTHM.days(at.plus(horizon).toEpochMilli()) - day;
        Life life = lifeOf(id).until(day);
        double silent = day - life.time();
        return life.silence(silent + ahead) / life.silence(silent);
    }

    /**
     * The same probability for somebody who knows the shop's distributions and all the user's visits before the instant,
     * but no trait of the user: what a perfect model could know. Messages and what they bring are left out.
     *
     * @param id 1 to {@link #users}
     * @param at an instant after the user's registration
     * @param horizon how far ahead
     * @return 0 to 1
     */
    public double churnProbabilityFromHistory(long id, Instant at, Duration horizon) {
        double day = dayOf(id, at);
        double ahead = RHYTHM.days(at.plus(horizon).toEpochMilli()) - day;
        double registered = truth(id).registeredDay();
        Life life = lifeOf(id);
        History history = new History();
        while (life.next() < day) {
            life.advance();
            history.add(life.visit(), life.time() - registered);
        }
        return history.silence(day - registered, ahead);
    }

    private double dayOf(long id, Instant at) {
        double day = RHYTHM.days(at.toEpochMilli());
        if (day < truth(id).registeredDay()) {
            throw new IllegalArgumentException(at + " is before user " + id + " registered, at " + registeredAt(id));
        }
        return day;
    }

    private Life lifeOf(long id) {
        return new Life(truth(id), stream(id, 1));
    }

    private Visitor visitorOf(long id) {
        return new Visitor(truth(id), lifeOf(id), stream(id, 2), RHYTHM, end().toEpochMilli(), campaign);
    }

    /** A user's own stream of random numbers for traits (0), visits (1) or details (2). */
    private SplittableRandom stream(long id, int purpose) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + id * 3 + purpose).split();
    }

    private long requireUser(long id) {
        if (id < 1 || id > users) {
            throw new IllegalArgumentException("user " + id + " is not one of 1 to " + users);
        }
        return id;
    }

    @Override
    public EventSchema schema() {
        return SCHEMA;
    }

    @Override
    public EventCursor read() {
        return new Cursor();
    }

    /**
     * Writes the log as CSV with a header, amounts in units with two decimals and times in ISO 8601; the file is there
     * whole or not at all.
     *
     * @param file where to; replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        ShopCsv.write(this, file);
    }

    /** Lets the users take turns: whoever acts next stands at the head of the queue. */
    private final class Cursor implements EventCursor {
        private final PriorityQueue<Visitor> visitors = new PriorityQueue<>(
                users,
                Comparator.<Visitor>comparingLong(visitor -> visitor.act().millis())
                        .thenComparingLong(visitor -> visitor.user().id()));
        private final EventBatch batch;
        private final long[] user;
        private final long[] time;
        private final Dictionary types;
        private final int[] type;
        private final long[] amount;
        private final long[] item;
        private final int[] category;
        private final int[] channel;
        private final long[] order;

        Cursor() {
            batch = new EventBatch(SCHEMA, BATCH, dictionaries());
            user = batch.longs(EventSchema.USER_SLOT);
            time = batch.longs(EventSchema.TIME_SLOT);
            types = batch.dictionary(EventSchema.TYPE_SLOT);
            type = batch.codes(EventSchema.TYPE_SLOT);
            amount = batch.longs(AMOUNT_SLOT);
            item = batch.longs(ITEM_SLOT);
            category = batch.codes(CATEGORY_SLOT);
            channel = batch.codes(CHANNEL_SLOT);
            order = batch.longs(ORDER_SLOT);
            for (long id = 1; id <= users; id++) {
                join(visitorOf(id));
            }
        }

        private static Dictionary[] dictionaries() {
            Dictionary[] dictionaries = new Dictionary[SCHEMA.columns().size()];
            Arrays.setAll(dictionaries, slot -> new Dictionary());
            for (int c = 0; c < Visitor.CATEGORIES; c++) {
                dictionaries[CATEGORY_SLOT].add("category" + c);
            }
            for (String name : CHANNELS) {
                dictionaries[CHANNEL_SLOT].add(name);
            }
            return dictionaries;
        }

        private void join(Visitor visitor) {
            if (visitor.advance()) {
                visitors.add(visitor);
            }
        }

        @Override
        public @Nullable EventBatch next() {
            int size = 0;
            while (size < BATCH && !visitors.isEmpty()) {
                Visitor visitor = visitors.remove();
                write(visitor.user().id(), visitor.act(), size++);
                join(visitor);
            }
            batch.size(size);
            return size == 0 ? null : batch;
        }

        private void write(long id, Act act, int row) {
            user[row] = id;
            time[row] = act.millis();
            type[row] = types.add(act.type().name());
            amount[row] = act.amount();
            item[row] = act.item();
            category[row] =
                    act.item() == Absent.LONG ? Absent.CODE : (int) ((act.item() - 1) / Visitor.ITEMS_PER_CATEGORY);
            channel[row] = act.channel();
            order[row] = act.order();
        }

        @Override
        public void close() {
            visitors.clear();
        }
    }
}
