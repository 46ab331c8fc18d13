package io.growth4j.loyalty.level;

/** What happens to a tier when the value no longer carries it. Upgrades are not its business: they always happen. */
public enum DowngradePolicy {
    /** The tier stays. */
    NEVER {
        @Override
        int lowered(int current, int carried) {
            return current;
        }
    },
    /** One tier down at each evaluation. */
    ONE_DOWN {
        @Override
        int lowered(int current, int carried) {
            return current - 1;
        }
    },
    /** Down to the tier that the value carries. */
    BALANCE_BASED {
        @Override
        int lowered(int current, int carried) {
            return carried;
        }
    };

    /**
     * The tier after an evaluation.
     *
     * @param current the tier before, 0 the lowest
     * @param carried the tier that the value carries
     * @return {@code carried} if it is not lower, otherwise what the policy says
     */
    public int after(int current, int carried) {
        return carried >= current ? carried : lowered(current, carried);
    }

    abstract int lowered(int current, int carried);
}
