package io.growth4j.features.analytics;

import io.growth4j.features.analytics.Retention.Bracket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The cells of a retention matrix while users are added, cohort by cohort. */
final class RetentionCells {
    final long[] sizes;

    /** By cohort and column; cohorts without users share one row, so that many empty ones cost little. */
    final long[][] counts;

    private final boolean unbounded;
    private final int maxAge;
    private final boolean isPlain;
    private final int[][] columnsOfAge;
    private final int[] seen;
    private int serial;

    RetentionCells(Retention question) {
        List<Bracket> brackets = question.brackets();
        this.unbounded = question.kind() == ReturnKind.ON_OR_AFTER;
        this.maxAge = question.maxAge();
        this.columnsOfAge = columnsOfAge(brackets);
        this.isPlain = isPlain(question);
        this.sizes = new long[question.cohortCount()];
        this.counts = new long[question.cohortCount()][];
        Arrays.fill(counts, new long[brackets.size()]);
        this.seen = new int[brackets.size()];
    }

    private int[][] columnsOfAge(List<Bracket> brackets) {
        int[][] columns = new int[maxAge + 1][0];
        for (int column = 0; column < brackets.size(); column++) {
            for (int age = brackets.get(column).first();
                    age <= brackets.get(column).last();
                    age++) {
                columns[age] = Arrays.copyOf(columns[age], columns[age].length + 1);
                columns[age][columns[age].length - 1] = column;
            }
        }
        return columns;
    }

    /** Adds a user to a cohort; what returns follow are those of this user. */
    void start(int cohort) {
        addUsers(cohort, 1);
        serial++;
    }

    private void addUsers(int cohort, long users) {
        if (sizes[cohort] == 0 && users > 0) {
            counts[cohort] = new long[seen.length];
        }
        sizes[cohort] += users;
    }

    /** Adds users to a cohort, of whom some were active at each age from 0 on: where {@link #isPlain}. */
    void addActive(int cohort, int[] atAge, int from) {
        addUsers(cohort, atAge[from]);
        for (int age = 1; age <= maxAge && atAge[from] > 0; age++) {
            counts[cohort][age - 1] += atAge[from + age];
        }
    }

    /** Adds a user to a cohort with the periods in which the user returned, ascending. */
    void add(int cohort, int[] returned, int size) {
        start(cohort);
        if (unbounded) {
            if (size > 0) {
                reached(cohort, returned[size - 1] - cohort);
            }
            return;
        }
        for (int i = size - 1; i >= 0 && returned[i] > cohort; i--) {
            returned(cohort, returned[i] - cohort);
        }
    }

    boolean isPlain() {
        return isPlain;
    }

    /** Whether column i is age i + 1, and users count where they returned: then a row counts ages one by one. */
    static boolean isPlain(Retention question) {
        List<Bracket> brackets = question.brackets();
        return question.kind() == ReturnKind.ON
                && IntStream.range(0, brackets.size())
                        .allMatch(i -> brackets.get(i).equals(new Bracket(i + 1, i + 1)));
    }

    void returned(int cohort, long age) {
        if (age > maxAge) {
            return;
        }
        for (int column : columnsOfAge[(int) age]) {
            if (seen[column] != serial) {
                seen[column] = serial;
                counts[cohort][column]++;
            }
        }
    }

    /** Adds a return at every age up to the last one. */
    void reached(int cohort, long lastAge) {
        for (int age = (int) Math.min(lastAge, maxAge); age > 0; age--) {
            for (int column : columnsOfAge[age]) {
                counts[cohort][column]++;
            }
        }
    }
}
