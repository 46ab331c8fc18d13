package io.growth4j.definition;

/**
 * Told how far a long job is. The library reports; whoever calls decides whether to draw a bar.
 *
 * <p>Calls come from the thread that works, at most some tens a second, and must return at once.
 */
@FunctionalInterface
public interface ProgressListener {
    /** Listens to nothing. */
    ProgressListener NONE = (stage, done, total) -> {};

    /**
     * Some work is done.
     *
     * @param stage what is being done, in words, the same during one stage
     * @param done units done in this stage so far
     * @param total units of this stage, or −1 where it is not known
     */
    void progress(String stage, long done, long total);
}
