package org.opencontextgraph.query.server.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The files that the program has, by the address at which each is. Nothing is read before it is asked for. */
public final class UiFiles {
    private static final String FOLDER = "/org/opencontextgraph/ui/";
    private static final String LIST = "files.txt";
    private static final String PAGE = ".html";
    private static final String NOT_FOUND = "404.html";
    private static final String NEVER_CHANGED = "_next/static/";
    /** Addresses of ours, which no file may take. */
    private static final List<String> OURS = List.of("/api", "/healthz", "/readyz", "/metrics");

    private final String folder;
    /** Address to file name. */
    private final Map<String, String> addresses;

    private final Map<String, UiFile> read = new ConcurrentHashMap<>();

    private UiFiles(String folder, List<String> names) {
        this.folder = folder;
        Map<String, String> found = new HashMap<>();
        for (String name : names) {
            ContentTypes.of(name); // refuses what no browser could be told
            found.put("/" + name, name);
        }
        for (String name : names) {
            if (name.endsWith(PAGE)) {
                found.putIfAbsent("/" + name.substring(0, name.length() - PAGE.length()), name);
            }
        }
        if (found.containsKey("/index.html")) {
            found.put("/", "index.html");
        }
        found.keySet().forEach(address -> {
            if (OURS.stream().anyMatch(ours -> address.equals(ours) || address.startsWith(ours + "/"))) {
                throw new IllegalStateException("a file of the user interface at an address of the API: " + address);
            }
        });
        addresses = Map.copyOf(found);
    }

    /** Those that the program was packed with; none, where it has no user interface. */
    public static UiFiles packaged() {
        return in(FOLDER);
    }

    /** @param folder on the class path, with slashes around it */
    public static UiFiles in(String folder) {
        try (@Nullable InputStream list = UiFiles.class.getResourceAsStream(folder + LIST)) {
            return new UiFiles(
                    folder,
                    list == null
                            ? List.of()
                            : new String(list.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String address) {
        return addresses.containsKey(address);
    }

    /** The file at this address, which must be written as it is in the list: nothing is decoded, nothing resolved. */
    Optional<UiFile> at(String address) {
        return Optional.ofNullable(addresses.get(address)).map(name -> read.computeIfAbsent(name, this::read));
    }

    /** Whether a page is at this address, without the ending of its file. */
    boolean hasPage(String address) {
        return address.startsWith("/") && (address.substring(1) + PAGE).equals(addresses.get(address));
    }

    /** The page for people who asked for a page that is not there. */
    Optional<UiFile> notFound() {
        return at("/" + NOT_FOUND);
    }

    private UiFile read(String name) {
        try (@Nullable InputStream in = UiFiles.class.getResourceAsStream(folder + name)) {
            if (in == null) {
                throw new IllegalStateException("in the list, and not in the program: " + name);
            }
            return new UiFile(name, in.readAllBytes(), name.startsWith(NEVER_CHANGED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
