package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.inline;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** What may be shown of a sum of counts. */
public enum Rounding {
    /** Down to a multiple of k; of the largest k where units of several epochs meet. */
    TO_K {
        @Override
        Field<Long> shown(Field<Long> counts, Field<Integer> k) {
            Field<Long> sum = DSL.sum(counts).cast(Long.class);
            Field<Long> step = DSL.max(k).cast(Long.class);
            return sum.minus(sum.mod(step)).cast(Long.class);
        }

        @Override
        public long shown(long sum, int k) {
            return sum - sum % k;
        }
    },
    /** As it is; only for an instance that is not gated, which no production data may enter. */
    NONE {
        @Override
        Field<Long> shown(Field<Long> counts, Field<Integer> k) {
            return DSL.sum(counts).cast(Long.class);
        }

        @Override
        public long shown(long sum, int k) {
            return sum;
        }
    };

    static final Field<Long> ZERO = inline(0L);

    /** The shown sum of {@code counts}, in a query that groups. */
    abstract Field<Long> shown(Field<Long> counts, Field<Integer> k);

    /** The same of a sum that was made here; {@code k} is the largest of its units. */
    public abstract long shown(long sum, int k);
}
