package org.opencontextgraph.ingest.simulated;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;

/** What the company's tools say about their groups, and about every case from the first day of the history until now. */
final class CompanyPermissions implements PermissionSource {
    private static final int PAGE = 2_000;

    private final Groups groups;
    private final WorkDays history;
    private final WorkDays live;
    private final InstantSource clock;

    CompanyPermissions(Groups groups, WorkDays history, WorkDays live, InstantSource clock) {
        this.groups = groups;
        this.history = history;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public String tool() {
        return SimulatedCompany.CONNECTOR;
    }

    /** A position is the number of cases before it; all groups stand on the first page. */
    @Override
    public PermissionPage fetch(String position) {
        int from = position.isEmpty() ? 0 : Integer.parseInt(position);
        List<SourceReaders> page =
                cases().skip(from).limit(PAGE).map(CompanyPermissions::readers).toList();
        return new PermissionPage(
                from == 0 ? groups.told() : List.of(),
                page,
                List.of(),
                page.size() < PAGE ? null : Integer.toString(from + PAGE));
    }

    private Stream<SimulatedCase> cases() {
        long now = clock.millis();
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Stream<SimulatedCase> since = today.isAfter(HistoryConnector.LAST)
                ? live.between(HistoryConnector.LAST.plusDays(1), today)
                        .filter(it -> it.events().getFirst().time() <= now)
                : Stream.empty();
        return Stream.concat(history.between(HistoryConnector.FIRST, HistoryConnector.LAST), since);
    }

    private static SourceReaders readers(SimulatedCase of) {
        return switch (of.access()) {
            case Access.Unknown() -> new SourceReaders(of.resource(), false, Set.of());
            case Access.Granted granted ->
                new SourceReaders(
                        of.resource(),
                        true,
                        granted.groups().stream().map(granted.tool()::group).collect(Collectors.toUnmodifiableSet()));
        };
    }
}
