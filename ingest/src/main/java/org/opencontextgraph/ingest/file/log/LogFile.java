package org.opencontextgraph.ingest.file.log;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** An event log in a file, whatever its format. */
public final class LogFile {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final String name;
    private final Mapping mapping;

    public LogFile(Path file, Mapping mapping) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.mapping = mapping;
    }

    /**
     * Reads all that can be read, in the order of the file. Where it breaks off, the last record says so.
     *
     * @param now events later than a day after this are refused
     * @throws RefusedLogException when nothing of the file can be loaded
     * @throws IOException when the disk fails
     */
    public void read(Instant now, Consumer<? super LogRecord> sink) throws IOException {
        LogFormat format = format();
        EventTime times =
                format instanceof LogFormat.Csv ? EventTime.anyForm(mapping.zone()) : EventTime.iso(mapping.zone());
        AtomicLong records = new AtomicLong();
        Intake intake = new Intake(name, now, times, logRecord -> {
            records.setPlain(records.getPlain() + 1);
            sink.accept(logRecord);
        });
        try {
            read(format, intake);
        } catch (BrokenLogException e) {
            intake.reject(e.place(), e.reason());
        }
        if (records.getPlain() == 0) {
            throw intake.refused("the log holds no events");
        }
    }

    private void read(LogFormat format, Intake intake) throws IOException {
        OcelEvents ocel = new OcelEvents(mapping, intake);
        switch (format) {
            case LogFormat.Csv(char separator) -> once(in -> new CsvLogReader(mapping, intake).read(in, separator));
            case LogFormat.Json() -> twice(ocel, in -> OcelJsonReader.read(in, ocel, intake));
            case LogFormat.Xml() -> {
                if (isOcel(intake)) {
                    twice(ocel, in -> new OcelXmlReader(new XmlElements(in, intake), ocel).read());
                } else {
                    once(in -> new XesReader(new XmlElements(in, intake), mapping, intake).read());
                }
            }
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read(InputStream in) throws IOException;
    }

    private void once(Reading reading) throws IOException {
        try (InputStream in = open()) {
            reading.read(in);
        }
    }

    private void twice(OcelEvents events, Reading reading) throws IOException {
        do {
            try {
                once(reading);
            } catch (BrokenLogException e) {
                // the objects so far count, and the reading of the events will come to the same place
                if (!events.collectsObjects()) {
                    throw e;
                }
            }
        } while (events.readAgain());
    }

    private LogFormat format() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedLogException(
                    name, Files.exists(file) ? "this is no regular file" : "there is no such file");
        }
        byte[] head = new byte[BUFFER];
        int length = 0;
        try (InputStream in = open()) {
            for (int read = 0; read >= 0 && length < BUFFER; read = in.read(head, length, BUFFER - length)) {
                length += read;
            }
        } catch (BrokenLogException e) {
            if (length == 0) {
                throw new RefusedLogException(name, e.reason());
            }
        }
        return LogFormat.of(head, length, name);
    }

    /** XES and OCEL 2.0 have the same root; its first child tells them apart. */
    private boolean isOcel(Intake intake) throws IOException {
        try (InputStream in = open();
                XmlElements xml = new XmlElements(in, intake)) {
            if (!xml.next() || !xml.name().equals("log")) {
                throw intake.refused("this XML is no event log: its root element is not 'log'");
            }
            return xml.next() && OcelXmlReader.isSection(xml);
        }
    }

    private InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return gzip ? new Unzipped(raw) : raw;
        } catch (EOFException | ZipException e) {
            raw.close();
            throw new BrokenLogException("byte 0", "the gzip data ends or is damaged in its header");
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
