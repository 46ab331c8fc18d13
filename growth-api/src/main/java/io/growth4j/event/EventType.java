package io.growth4j.event;

/**
 * What kind of thing happened. The constants are the names that the standard catalogue understands; any other name is
 * as good.
 *
 * @param name the type's name as it stands in the log; not blank
 */
public record EventType(String name) implements Comparable<EventType> {
    /** An account was made. */
    public static final EventType REGISTER = new EventType("register");
    /** A session was started. */
    public static final EventType LOGIN = new EventType("login");
    /** An item was seen. */
    public static final EventType VIEW = new EventType("view");
    /** An item was opened. */
    public static final EventType CLICK = new EventType("click");
    /** An item was kept for later. */
    public static final EventType COLLECT = new EventType("collect");
    /** An item was put into the cart. */
    public static final EventType CART = new EventType("cart");
    /** Something was tried before buying. */
    public static final EventType TRIAL = new EventType("trial");
    /** An order was paid; the amount is what was paid. */
    public static final EventType PURCHASE = new EventType("purchase");
    /** Money was given back; the amount is what was given back. */
    public static final EventType REFUND = new EventType("refund");
    /** Content was shared. */
    public static final EventType SHARE = new EventType("share");
    /** Somebody came because this user invited them. */
    public static final EventType INVITE = new EventType("invite");
    /** The user complained. */
    public static final EventType COMPLAINT = new EventType("complaint");
    /** The user was sent a message. It is not an activity of the user. */
    public static final EventType MESSAGE = new EventType("message");

    public EventType {
        if (name.isBlank()) {
            throw new IllegalArgumentException("event type '" + name + "' is blank: every event needs a type");
        }
    }

    @Override
    public int compareTo(EventType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
