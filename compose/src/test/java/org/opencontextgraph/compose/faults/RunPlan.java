package org.opencontextgraph.compose.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.opencontextgraph.streams.corridor.StoreKind;
import org.opencontextgraph.streams.release.ReleaseSettings;

/**
 * What a run will be like.
 *
 * @param setup of its instances; each gets a name of its own
 * @param faults in their order
 */
record RunPlan(InstanceSetup setup, List<Fault> faults) {

    /** One thread with the standard budget, which hardly ever is not enough here. */
    static RunPlan undisturbed(String servers, String run, Path place) {
        return new RunPlan(
                new InstanceSetup(
                        servers, "", run, place, false, 1, 0, StoreKind.ROCKSDB, ReleaseSettings.BUDGET, 500, ""),
                List.of());
    }

    static RunPlan disturbed(Random random, long seed, String servers, String run, Path place) {
        List<Fault> faults = faults(random, seed);
        InstanceSetup setup = new InstanceSetup(
                servers,
                "",
                run,
                place,
                random.nextInt(4) == 0,
                1 + random.nextInt(2),
                random.nextInt(3) == 0 ? 1 : 0,
                random.nextInt(3) == 0 ? StoreKind.MEMORY : StoreKind.ROCKSDB,
                1_500 + random.nextInt(6_000),
                50 + random.nextInt(500),
                random.nextInt(3) == 0 ? "fixed" : "");
        return new RunPlan(setup, faults);
    }

    /** Each of them in the order of seeds, so that a handful of runs meets all; around it whatever comes. */
    private static List<Fault> faults(Random random, long seed) {
        Fault[] all = Fault.values();
        List<Fault> faults = new ArrayList<>();
        faults.add(all[(int) Math.floorMod(seed, (long) all.length)]);
        for (int more = random.nextInt(3); more > 0; more--) {
            faults.add(random.nextInt(faults.size() + 1), all[random.nextInt(all.length)]);
        }
        return faults;
    }

    /** Of the log: one before each fault, one while a zombie stands still, one behind all. */
    int parts() {
        return faults.size()
                + (int) faults.stream().filter(Fault.ZOMBIE::equals).count()
                + 1;
    }
}
