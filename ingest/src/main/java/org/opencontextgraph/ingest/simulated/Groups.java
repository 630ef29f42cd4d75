package org.opencontextgraph.ingest.simulated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.schema.id.Audience;

/**
 * The tools' groups, named differently in each, and the audiences that the company declares.
 *
 * <p>A resource covers an audience when every member of it may read the resource: through whatever groups the tool has,
 * or one by one. So groups of other names meet in one audience, and a few individual grants cover none.
 */
final class Groups {
    static final String CODE_ALL = "staff";
    static final String CODE_ENGINEERS = "eng";
    static final String CODE_CORE = "core-platform";
    static final String TRACKER_ALL = "Whole company";
    static final String TRACKER_DELIVERY = "Delivery";
    private static final String TRACKER_ENGINEERING = "Engineering";
    private static final String TRACKER_OPERATIONS = "Operations";
    static final String TRACKER_FINANCE = "Finance and control";
    static final String TRACKER_PEOPLE = "People team";
    static final String DESK_ALL = "all-agents-and-customers";
    static final String DESK_OPERATIONS = "ops-desk";
    static final String DESK_SUPPORT = "first-line";
    static final String CHAT_ALL = "#everyone";

    /** The core team's private repositories: too few to be an audience. */
    static final int CORE_TEAM = 7;

    /** A smaller group would tell about its members whatever k is. */
    private static final int FEWEST_MEMBERS = 10;

    private final Map<Audience, Set<Person>> audiences = new LinkedHashMap<>();
    private final Map<String, Set<Person>> members;

    Groups(Staff staff, int k) {
        Set<Person> all = Set.copyOf(staff.all());
        Set<Person> engineering = Set.copyOf(staff.of(Department.ENGINEERING));
        Set<Person> operations = Set.copyOf(staff.of(Department.OPERATIONS));
        Set<Person> support = Set.copyOf(staff.of(Department.SUPPORT));
        Set<Person> finance = Set.copyOf(staff.of(Department.FINANCE));
        Set<Person> delivery = new HashSet<>(engineering);
        delivery.addAll(operations);
        audiences.put(Audience.EVERYONE, all);
        audiences.put(new Audience("group:engineering"), engineering);
        audiences.put(new Audience("group:operations"), operations);
        audiences.put(new Audience("group:support"), support);
        audiences.put(new Audience("group:finance"), finance);
        int fewest = Math.max(FEWEST_MEMBERS, 2 * k);
        audiences.entrySet().removeIf(it -> it.getValue().size() < fewest);
        members = Map.ofEntries(
                Map.entry(CODE_ALL, all),
                Map.entry(CODE_ENGINEERS, engineering),
                Map.entry(CODE_CORE, Set.copyOf(staff.of(Department.ENGINEERING).subList(0, CORE_TEAM))),
                Map.entry(TRACKER_ALL, all),
                Map.entry(TRACKER_DELIVERY, delivery),
                Map.entry(TRACKER_FINANCE, finance),
                Map.entry(TRACKER_PEOPLE, Set.copyOf(staff.of(Department.PEOPLE))),
                Map.entry(DESK_ALL, all),
                Map.entry(DESK_OPERATIONS, operations),
                Map.entry(DESK_SUPPORT, support),
                Map.entry(CHAT_ALL, all));
    }

    List<Audience> audiences() {
        return List.copyOf(audiences.keySet());
    }

    Set<Person> members(Audience audience) {
        return audiences.getOrDefault(audience, Set.of());
    }

    /** As the tools tell them: Delivery is two groups of the tracker. */
    List<SourceGroup> told() {
        List<SourceGroup> told = new ArrayList<>();
        Map.of(
                        Tool.CODE, List.of(CODE_ALL, CODE_ENGINEERS, CODE_CORE),
                        Tool.TRACKER, List.of(TRACKER_ALL, TRACKER_FINANCE, TRACKER_PEOPLE),
                        Tool.DESK, List.of(DESK_ALL, DESK_OPERATIONS, DESK_SUPPORT),
                        Tool.CHAT, List.of(CHAT_ALL))
                .forEach((tool, names) ->
                        names.forEach(name -> told.add(group(tool, name, members.getOrDefault(name, Set.of())))));
        told.add(group(Tool.TRACKER, TRACKER_ENGINEERING, members.getOrDefault(CODE_ENGINEERS, Set.of())));
        told.add(group(Tool.TRACKER, TRACKER_OPERATIONS, members.getOrDefault(DESK_OPERATIONS, Set.of())));
        told.add(new SourceGroup(
                Tool.TRACKER.group(TRACKER_DELIVERY),
                Set.of(Tool.TRACKER.group(TRACKER_ENGINEERING), Tool.TRACKER.group(TRACKER_OPERATIONS)),
                Set.of()));
        return told;
    }

    /** What the operator declares: groups of different names that mean the same people. */
    Map<Audience, Set<String>> ofAudiences() {
        Map<Audience, Set<String>> all = new LinkedHashMap<>();
        all.put(
                Audience.EVERYONE,
                Set.of(
                        Tool.CODE.group(CODE_ALL),
                        Tool.TRACKER.group(TRACKER_ALL),
                        Tool.DESK.group(DESK_ALL),
                        Tool.CHAT.group(CHAT_ALL)));
        all.put(
                new Audience("group:engineering"),
                Set.of(Tool.CODE.group(CODE_ENGINEERS), Tool.TRACKER.group(TRACKER_ENGINEERING)));
        all.put(
                new Audience("group:operations"),
                Set.of(Tool.DESK.group(DESK_OPERATIONS), Tool.TRACKER.group(TRACKER_OPERATIONS)));
        all.put(new Audience("group:support"), Set.of(Tool.DESK.group(DESK_SUPPORT)));
        all.put(new Audience("group:finance"), Set.of(Tool.TRACKER.group(TRACKER_FINANCE)));
        all.keySet().retainAll(audiences.keySet());
        return all;
    }

    private static SourceGroup group(Tool tool, String name, Set<Person> persons) {
        return new SourceGroup(
                tool.group(name),
                Set.of(),
                persons.stream().map(tool::accountOf).collect(Collectors.toSet()));
    }

    List<Audience> coveredBy(Access.Granted access) {
        Set<Person> readers = new HashSet<>(access.individuals());
        access.groups().forEach(group -> readers.addAll(members.getOrDefault(group, Set.of())));
        List<Audience> covered = new ArrayList<>();
        audiences.forEach((audience, persons) -> {
            if (readers.containsAll(persons)) {
                covered.add(audience);
            }
        });
        return covered;
    }
}
