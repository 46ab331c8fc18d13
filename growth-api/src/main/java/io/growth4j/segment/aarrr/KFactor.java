package io.growth4j.segment.aarrr;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Viral growth: each user sends so many invitations, and so large a share of them succeeds.
 *
 * @param invitesPerUser invitations that a new user sends, on average, 0 or more
 * @param conversion the share of invitations that bring a user, 0 to 1
 */
public record KFactor(double invitesPerUser, double conversion) {
    public KFactor {
        if (!(invitesPerUser >= 0 && invitesPerUser < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("invitesPerUser " + invitesPerUser + " is not a number from 0 up");
        }
        if (!(conversion >= 0 && conversion <= 1)) {
            throw new IllegalArgumentException("conversion " + conversion + " is outside 0 to 1");
        }
    }

    /**
     * The users that a user brings per cycle.
     *
     * @return K = invitations times conversion
     */
    public double k() {
        return invitesPerUser * conversion;
    }

    /**
     * All users after some cycles, the sum of the geometric series {@code seed · (K^(n+1) − 1) / (K − 1)}, which is
     * {@code seed · (n + 1)} for K = 1. A cycle is the time from joining to the joining of one's invitees.
     *
     * @param seedUsers users at the start, 0 or more
     * @param cycles cycles passed, 0 or more
     * @return users so far
     */
    public double usersAfter(double seedUsers, int cycles) {
        if (!(seedUsers >= 0) || cycles < 0) {
            throw new IllegalArgumentException(seedUsers + " users and " + cycles + " cycles must both be 0 or more");
        }
        double users = 0;
        double newcomers = seedUsers;
        for (int cycle = 0; cycle <= cycles; cycle++) {
            users += newcomers;
            newcomers *= k();
        }
        return users;
    }

    /**
     * All users after each cycle.
     *
     * @param seedUsers users at the start, 0 or more
     * @param cycles cycles passed, 0 or more
     * @return users after 0, 1, … {@code cycles} cycles
     */
    public List<Double> cumulative(double seedUsers, int cycles) {
        return IntStream.rangeClosed(0, cycles)
                .mapToObj(cycle -> usersAfter(seedUsers, cycle))
                .toList();
    }
}
