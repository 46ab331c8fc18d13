package io.growth4j.features.analytics;

/** Which texts name a user by a number: those that {@code Long.toString} prints, as for {@code Bucketing}. */
final class UserNumbers {
    private static final int MAX_DIGITS = 19;

    private UserNumbers() {}

    static boolean isNumber(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - first;
        if (digits == 0 || digits > MAX_DIGITS || (text.charAt(first) == '0' && text.length() > 1)) {
            return false;
        }
        for (int i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        String limit = Long.toString(first == 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        return digits < MAX_DIGITS || text.compareTo(limit) <= 0;
    }
}
