package org.opencontextgraph.compose.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The instances of one run: at least one and at most two at a time. Each has a name, a state directory and several lives. */
final class Fleet implements AutoCloseable {
    private static final List<String> NAMES = List.of("one", "two", "three");

    private final Random random;
    private final InstanceSetup setup;
    private final Path place;
    private final List<RunningProcess> alive = new ArrayList<>();
    private int lives;

    /** @param place for states and what the instances say */
    Fleet(Random random, InstanceSetup setup, Path place) {
        this.random = random;
        this.setup = setup;
        this.place = place;
    }

    List<RunningProcess> alive() {
        return List.copyOf(alive);
    }

    RunningProcess any() {
        return alive.get(random.nextInt(alive.size()));
    }

    /** Another one; maybe one that was here before, with a state that is out of date by now. */
    RunningProcess join() throws IOException {
        List<String> free = NAMES.stream()
                .filter(name -> alive.stream().noneMatch(it -> it.setup().name().equals(name)))
                .toList();
        return start(free.get(random.nextInt(free.size())));
    }

    RunningProcess start(String name) throws IOException {
        RunningProcess process = RunningProcess.start(
                setup.named(name, place.resolve(name)), place.resolve(name + "-" + ++lives + ".log"));
        alive.add(process);
        return process;
    }

    void kill(RunningProcess victim) {
        victim.kill();
        alive.remove(victim);
    }

    void leave(RunningProcess one) throws InterruptedException {
        alive.remove(one);
        one.leave();
    }

    void loseState(RunningProcess killed) throws IOException {
        delete(killed.setup().state());
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** Whatever is still alive, frozen or not, is killed. */
    @Override
    public void close() {
        alive.forEach(RunningProcess::kill);
        alive.clear();
    }
}
