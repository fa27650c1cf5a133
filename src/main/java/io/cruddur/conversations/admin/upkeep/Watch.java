package io.cruddur.conversations.admin.upkeep;

/** Whoever is told how far the work is. */
@FunctionalInterface
public interface Watch {

    /** Nobody. */
    Watch NOBODY = (_, _, _) -> {};

    /**
     * So far it is; from any thread.
     *
     * @param of how much it is in all; 0 if that isn't known
     */
    void at(String what, long done, long of);
}
