package org.opencontextgraph.compose.access;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.opencontextgraph.schema.message.Evidence;

/** What may happen to a company. */
enum Change {
    WORK(world -> world.work(2)),
    A_RESOURCE_HAS_OTHER_READERS(world -> {
        world.facts.grants.put(world.any(world.facts.grants.keySet()), world.someGroups());
        world.ask(Tool.Mood.WELL);
    }),
    A_CLASS_HAS_OTHER_READERS(world -> {
        String of = "tool:" + world.random.nextInt(4);
        var groups = world.someGroups();
        world.facts.grants.replaceAll((resource, before) -> resource.startsWith(of) ? groups : before);
        world.ask(Tool.Mood.WELL);
    }),
    READERS_ARE_NOT_TOLD(world -> {
        world.facts.silent.add(world.any(world.facts.grants.keySet()));
        world.facts.silent.add(world.any(world.facts.grants.keySet()));
        world.ask(Tool.Mood.WELL);
    }),
    READERS_ARE_TOLD_AGAIN(world -> {
        world.facts.silent.clear();
        world.ask(Tool.Mood.WELL);
    }),
    SOMEBODY_JOINS_A_GROUP(world -> {
        world.member(world.any(world.facts.accounts.keySet()), world.any(world.facts.groups.keySet()));
        world.ask(Tool.Mood.WELL);
    }),
    SOMEBODY_LEAVES_A_GROUP(world -> {
        String account = world.any(world.facts.accounts.keySet());
        world.facts.groups.values().forEach(group -> group.members().remove(account));
        world.ask(Tool.Mood.WELL);
    }),
    A_GROUP_BECOMES_PART_OF_ANOTHER(world -> {
        world.any(world.facts.groups.values()).parts().add(world.any(world.facts.groups.keySet()));
        world.ask(Tool.Mood.WELL);
    }),
    A_GROUP_LOSES_ITS_PARTS(world -> {
        world.any(world.facts.groups.values()).parts().clear();
        world.ask(Tool.Mood.WELL);
    }),
    AN_ANSWER_LEAVES_MEMBERS_OUT(world -> world.ask(Tool.Mood.WITHHOLDS)),
    AN_ANSWER_HAS_GAPS(world -> world.ask(world.any(List.of(Tool.Mood.LOSES_A_PAGE, Tool.Mood.NAMES_FEW)))),
    THE_TOOL_IS_BACK(world -> world.ask(Tool.Mood.WELL)),
    THE_TOOL_IS_DOWN(world -> {
        world.days(world.random.nextInt(3));
        world.ask(Tool.Mood.DOWN);
    }),
    THE_TOOL_IS_DOWN_FOR_A_MONTH(world -> {
        world.days(2);
        world.ask(Tool.Mood.DOWN);
        world.days(31);
        world.ask(Tool.Mood.DOWN);
    }),
    SOMEBODY_OPTS_OUT(world -> world.consent(world.any(world.persons()), false)),
    SOMEBODY_OPTS_OUT_OVER_THE_API(world -> world.optOut("s" + world.random.nextInt(12))),
    SOMEBODY_OPTS_IN(world -> world.consent(world.any(world.persons()), true)),
    AN_ACCOUNT_MOVES(world -> {
        String account = world.any(world.facts.accounts.keySet());
        world.own(account, new Facts.Owner(world.any(world.persons()), Evidence.OPERATOR, false));
    }),
    TWO_PERSONS_ARE_ONE(world -> {
        String into = world.any(world.persons());
        world.facts
                .accountsOf(world.any(world.persons()))
                .forEach(account -> world.own(account, new Facts.Owner(into, Evidence.OPERATOR, false)));
    }),
    AN_ADMINISTRATOR_SAYS_THAT_TWO_ARE_ONE(world -> world.same(world.any(world.anybody()), world.any(world.anybody()))),
    THEY_ARE_TWO_AFTER_ALL(World::notSame),
    NOBODY_VOUCHES_ANY_MORE(world -> {
        String account = world.any(world.facts.accounts.keySet());
        Facts.Owner owner = world.owner(account);
        world.own(account, new Facts.Owner(owner.person(), Evidence.PROVISIONAL, owner.bot()));
    }),
    AN_ACCOUNT_IS_A_BOT(world -> {
        String account = world.any(world.facts.accounts.keySet());
        Facts.Owner owner = world.owner(account);
        world.own(account, new Facts.Owner(owner.person(), owner.evidence(), !owner.bot()));
    }),
    TWO_PERSONS_HAVE_ONE_SUBJECT(world -> {
        String person = world.any(world.persons());
        world.login("twin-" + person, "s" + world.random.nextInt(12), person, Evidence.IDENTITY_PROVIDER);
    }),
    SWEEP(World::sweep);

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without a state
    private final Consumer<World> happening;

    Change(Consumer<World> happening) {
        this.happening = happening;
    }

    String words() {
        return name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    void happen(World world) {
        happening.accept(world);
    }
}
