package org.opencontextgraph.ingest.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.file.log.LogFile;
import org.opencontextgraph.ingest.file.log.LogRecord;
import org.opencontextgraph.ingest.file.log.RefusedLogException;
import org.opencontextgraph.ingest.file.order.Dictionary;
import org.opencontextgraph.ingest.file.order.EventSort;
import org.opencontextgraph.ingest.file.order.Row;
import org.opencontextgraph.ingest.file.order.SpillDirectory;

/** A log read once: its names numbered, its events in order, its rejections listed. */
final class LogTable implements Closeable {
    private final Dictionary cases = new Dictionary();
    private final Dictionary activities = new Dictionary();
    private final Dictionary persons = new Dictionary();
    private final EventSort sort;
    private final Rejections rejections;
    private final @Nullable LabelCarriers carriers;
    private long withoutPerson;

    private LogTable(FileImport settings) {
        SpillDirectory spills = new SpillDirectory(settings.spillDirectory());
        this.sort = new EventSort(spills, settings.sortMemory());
        this.rejections = new Rejections(spills);
        this.carriers = settings.labelQuorum() == null ? null : new LabelCarriers(settings.labelQuorum());
    }

    /** @param now events later than a day after this are refused */
    static LogTable read(FileImport settings, Instant now) throws IOException {
        LogTable table = new LogTable(settings);
        try {
            BasicFileAttributes before = Files.readAttributes(settings.file(), BasicFileAttributes.class);
            new LogFile(settings.file(), settings.mapping()).read(now, table::take);
            BasicFileAttributes after = Files.readAttributes(settings.file(), BasicFileAttributes.class);
            if (before.size() != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
                throw new RefusedLogException(
                        String.valueOf(settings.file().getFileName()), "the file changed while it was read");
            }
            table.sort.finish();
            table.rejections.finish();
            table.requireSomethingToLoad(settings);
            return table;
        } catch (UncheckedIOException e) {
            table.close();
            throw e.getCause();
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /** An import is for good: one that holds nobody's work would take its process for nothing. */
    private void requireSomethingToLoad(FileImport settings) throws IOException {
        String file = String.valueOf(settings.file().getFileName());
        if (events() == 0 && rejections.size() > 0) {
            Rejected first = rejections.get(0);
            throw new RefusedLogException(
                    file,
                    "nothing of it can be loaded: %,d records were refused, the first at %s: %s"
                            .formatted(rejections.size(), first.place(), first.reason()));
        }
        if (events() == 0) {
            throw new RefusedLogException(file, "it holds no events");
        }
        if (withoutPerson == events()) {
            List<String> named = settings.mapping().person();
            throw new RefusedLogException(
                    file,
                    "none of its %,d events names a person (looked for in %s): say where with --map person=…"
                            .formatted(events(), named.isEmpty() ? "the usual place" : String.join(", ", named)));
        }
    }

    Dictionary cases() {
        return cases;
    }

    Dictionary activities() {
        return activities;
    }

    Dictionary persons() {
        return persons;
    }

    Rejections rejections() {
        return rejections;
    }

    long events() {
        return sort.size();
    }

    Iterator<Row> eventsFrom(long rank) {
        return sort.from(rank);
    }

    Set<String> vocabulary() {
        return carriers == null ? Set.of() : carriers.registered(activities);
    }

    FileReport report() {
        return new FileReport(
                sort.size(), rejections.size(), withoutPerson, persons.size(), cases.size(), rejections.byReason());
    }

    @Override
    public void close() throws IOException {
        try (rejections) {
            sort.close();
        }
    }

    private void take(LogRecord logRecord) {
        try {
            switch (logRecord) {
                case LogRecord.Accepted event -> add(event);
                case LogRecord.Rejected(String place, String reason) -> rejections.add(new Rejected(place, reason));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(LogRecord.Accepted event) throws IOException {
        int activity = activities.number(event.activity());
        int person = Row.NOBODY;
        if (event.person() == null) {
            withoutPerson++;
        } else {
            person = persons.number(event.person());
            if (carriers != null) {
                carriers.add(activity, person);
            }
        }
        int caseId = cases.number(event.caseId());
        sort.add(new Row(event.time(), event.order(), event.position(), caseId, activity, person));
    }
}
