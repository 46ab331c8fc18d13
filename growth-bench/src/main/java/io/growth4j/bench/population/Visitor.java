package io.growth4j.bench.population;

import io.growth4j.bench.population.Life.Visit;
import io.growth4j.event.Absent;
import io.growth4j.event.EventType;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Plays one user's events in time order; holds no more than the events of the visits that overlap. */
final class Visitor {
    /** One event. */
    record Act(long millis, EventType type, long item, long amount, long order, int channel) {}

    static final int CATEGORIES = 12;
    static final int ITEMS_PER_CATEGORY = 400;
    static final int CHANNELS = 5;

    /** How many days after a message the visit lies that it brings. */
    static final double EFFECT_DAYS = 7;

    private static final long MOST_ORDERS = 10_000;

    private final ShopUser user;
    private final Rhythm rhythm;
    private final Life life;
    private final SplittableRandom random;
    private final int homeChannel;
    private final PriorityQueue<Act> pending = new PriorityQueue<>(Comparator.comparingLong(Act::millis));
    private final long end;
    private final Campaign campaign;
    private boolean messageOpen = true;
    private double upcoming;
    private boolean upcomingIsMessage;
    private long upcomingMillis;
    private int orders;
    private int channel;
    private Act act = new Act(0, EventType.REGISTER, 0, 0, 0, 0);

    Visitor(ShopUser user, Life life, SplittableRandom random, Rhythm rhythm, long end, Campaign campaign) {
        this.user = user;
        this.life = life;
        this.random = random;
        this.rhythm = rhythm;
        this.end = end;
        this.campaign = campaign;
        this.homeChannel = Draws.zipf(CHANNELS, random);
        await(life.time(), false);
    }

    ShopUser user() {
        return user;
    }

    /** The channel that most of the user's visits come through. */
    int homeChannel() {
        return homeChannel;
    }

    /** The current event. */
    Act act() {
        return act;
    }

    /** Goes to the next event; false if there is none before the end. */
    boolean advance() {
        while (upcomingMillis < end && (pending.isEmpty() || pending.element().millis() >= upcomingMillis)) {
            if (upcomingIsMessage) {
                message();
            } else {
                visit(upcomingMillis, life.visit());
            }
            awaitNext();
        }
        if (pending.isEmpty() || pending.element().millis() >= end) {
            return false;
        }
        act = pending.remove();
        return true;
    }

    private void awaitNext() {
        double due = campaign.due(life.time());
        if (messageOpen && due < life.next()) {
            messageOpen = false;
            await(due, true);
        } else if (life.next() == Double.POSITIVE_INFINITY) {
            await(Double.POSITIVE_INFINITY, false);
        } else {
            life.advance();
            await(life.time(), false);
        }
    }

    private void await(double day, boolean message) {
        upcoming = day;
        upcomingIsMessage = message;
        upcomingMillis = day == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : rhythm.millis(day);
    }

    private void message() {
        if (user.treated()) {
            channel = homeChannel;
            add(upcomingMillis, EventType.MESSAGE);
            double comeback = upcoming + EFFECT_DAYS * random.nextDouble();
            if (random.nextDouble() < campaign.effect(user, homeChannel, upcoming - life.time())) {
                visit(rhythm.millis(comeback), Visit.BROWSE);
            }
        }
    }

    private void visit(long start, Visit visit) {
        channel = random.nextInt(100) < 85 ? homeChannel : random.nextInt(CHANNELS);
        long time = start;
        if (visit == Visit.REGISTER) {
            add(time, EventType.REGISTER);
            time += seconds(5);
        }
        add(time, EventType.LOGIN);
        long item = item();
        do {
            time += seconds(90);
            item = item();
            time = look(time, item);
        } while (random.nextInt(100) < 70);
        boolean buys = visit == Visit.FIRST_PURCHASE || visit == Visit.REPEAT_PURCHASE;
        if (buys || random.nextInt(100) < 8) {
            time += seconds(30);
            add(time, EventType.CART, item);
        }
        if (buys) {
            time += seconds(300);
            buy(time, item);
        }
        aside(time + seconds(60), item);
    }

    private long look(long start, long item) {
        long time = start;
        add(time, EventType.VIEW, item);
        if (random.nextInt(100) < 35) {
            time += seconds(20);
            add(time, EventType.CLICK, item);
            if (random.nextInt(100) < 20) {
                time += seconds(20);
                add(time, EventType.COLLECT, item);
            }
        }
        return time;
    }

    private void buy(long time, long item) {
        orders++;
        long order = user.id() * MOST_ORDERS + orders;
        double spend = Draws.gamma(ShopUser.SPEND_SHAPE, random) / ShopUser.SPEND_SHAPE * user.meanSpendMinor();
        long amount = Math.max(1, Math.round(spend));
        pending.add(new Act(time, EventType.PURCHASE, item, amount, order, channel));
        if (random.nextInt(100) < 4) {
            long later = time + seconds(9 * 86_400) + 86_400_000L;
            pending.add(new Act(later, EventType.REFUND, item, amount, order, channel));
        }
    }

    /** What happens now and then at the end of a visit. */
    private void aside(long time, long item) {
        int chance = random.nextInt(1000);
        if (chance < 40) {
            add(time, EventType.SHARE, item);
        } else if (chance < 50) {
            add(time, EventType.INVITE);
        } else if (chance < 57) {
            add(time, EventType.COMPLAINT);
        }
    }

    /** The category by Zipf, and within it the item. */
    private long item() {
        long category = Draws.zipf(CATEGORIES, random);
        return category * ITEMS_PER_CATEGORY + Draws.zipf(ITEMS_PER_CATEGORY, random) + 1;
    }

    private long seconds(int most) {
        return 1000L + random.nextInt(most * 1000);
    }

    private void add(long millis, EventType type) {
        add(millis, type, Absent.LONG);
    }

    private void add(long millis, EventType type, long item) {
        pending.add(new Act(millis, type, item, Absent.LONG, Absent.LONG, channel));
    }
}
