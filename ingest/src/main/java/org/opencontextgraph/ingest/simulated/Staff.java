package org.opencontextgraph.ingest.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Everybody in the company, made from the seed. */
final class Staff {
    private static final int PERCENT_NOT_OPTED_IN = 10;

    private final List<Person> people = new ArrayList<>();
    private final Map<Department, List<Person>> departments;

    Staff(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Department department : Department.values()) {
            for (int i = 0; i < department.size; i++) {
                people.add(new Person(
                        String.format(Locale.ROOT, "%03d", people.size() + 1),
                        department,
                        7 + random.nextInt(3),
                        random.nextInt(100) >= PERCENT_NOT_OPTED_IN));
            }
        }
        departments = people.stream().collect(Collectors.groupingBy(Person::department));
    }

    List<Person> all() {
        return List.copyOf(people);
    }

    List<Person> of(Department department) {
        return departments.getOrDefault(department, List.of());
    }

    /** Somebody of the department; some people do much more of everything than others. */
    Person some(Department department, SplittableRandom random) {
        return skewed(of(department), random);
    }

    Person some(SplittableRandom random) {
        return skewed(people, random);
    }

    /** Somebody else of the same department. */
    Person colleague(Person than, SplittableRandom random) {
        List<Person> others =
                of(than.department()).stream().filter(it -> !it.equals(than)).toList();
        return skewed(others, random);
    }

    /** Somebody of the first few: a small team within the department. */
    Person ofTeam(Department department, int size, SplittableRandom random) {
        return of(department).get(random.nextInt(size));
    }

    private static Person skewed(List<Person> from, SplittableRandom random) {
        return from.get((int) (from.size() * StrictMath.pow(random.nextDouble(), 1.4)));
    }
}
