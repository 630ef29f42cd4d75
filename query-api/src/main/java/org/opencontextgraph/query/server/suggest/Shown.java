package org.opencontextgraph.query.server.suggest;

/** How much of a sum is told. */
@FunctionalInterface
public interface Shown {
    /**
     * @param count a sum over units
     * @param k the largest that any of the model's units was published under
     * @param cuts how many cuts it comes from
     * @return what is told of it; 0: nothing
     */
    long of(long count, int k, int cuts);
}
