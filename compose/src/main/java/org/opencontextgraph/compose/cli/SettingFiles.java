package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opencontextgraph.compose.embedded.Refusal;

/** Settings whose value is {@code @FILE} stand in a file. */
final class SettingFiles {
    private static final long LARGEST = 1024 * 1024;

    private SettingFiles() {}

    static Map<String, String> read(Map<String, String> given) throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, String> it : given.entrySet()) {
            String value = it.getValue();
            read.put(it.getKey(), value.startsWith("@") ? file(it.getKey(), value.substring(1)) : value);
        }
        return read;
    }

    private static String file(String setting, String name) throws IOException {
        Path file = Path.of(name);
        try {
            if (Files.size(file) > LARGEST) {
                throw new Refusal(setting + ": " + name + " is larger than a megabyte");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Refusal(setting + ": there is no file " + name, e);
        } catch (CharacterCodingException e) {
            throw new Refusal(setting + ": " + name + " is not UTF-8", e);
        }
    }
}
