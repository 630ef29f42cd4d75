package org.opencontextgraph.streams.release;

/** Everything that the gate of one partition remembers; each book has its own kinds of rows, see {@link Rows}. */
final class GateBooks {
    final ReleaseSettings settings;
    final BudgetedStore rows;
    final Policies policies;
    final Lanes lanes;
    final Aliases aliases;
    final PoolFamilies families;
    final Population population;
    final Totals totals;
    final Pools pools;
    final Traces traces;
    final Units units;
    final Visibility visibility;
    final Origins origins;
    final Drops drops;

    /** @param rows of the partition; what is read once and kept is not counted */
    GateBooks(GateStore rows, ReleaseSettings settings, int partitions) {
        this.settings = settings;
        this.rows = new BudgetedStore(rows, settings.budget());
        this.policies = new Policies(rows, settings.policy());
        this.lanes = new Lanes(rows, partitions);
        this.aliases = new Aliases(rows);
        this.families = new PoolFamilies(rows);
        this.population = new Population(this.rows, aliases, settings.population());
        this.pools = new Pools(this.rows, policies, families);
        this.traces = new Traces(this.rows);
        this.totals = new Totals(rows, this.rows);
        this.units = new Units(this.rows, families, totals);
        this.visibility = new Visibility(this.rows, units, aliases, totals);
        this.origins = new Origins(this.rows, settings.secret());
        this.drops = new Drops(traces, origins);
    }
}
