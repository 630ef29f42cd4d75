package org.opencontextgraph.schema.config;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record tree from flat keys: `section.key-in-kebab-case`. The environment is folded in as `OCG_SECTION_KEY_NAME`,
 * with `OCG_KAFKA_SECURITY_PROTOCOL` for `kafka.security.protocol`, which goes to Kafka's clients untouched.
 */
public final class ConfigReader {
    private static final JsonMapper LEAVES = JsonMapper.builder().build();
    private static final String ENVIRONMENT = "OCG_";
    private static final String KAFKA = "OCG_KAFKA_";

    private final Map<String, String> given;
    private final TreeSet<String> unread;

    private ConfigReader(Map<String, String> given) {
        this.given = given;
        this.unread = new TreeSet<>(given.keySet());
    }

    /** One line of the reference. */
    public record Key(String name, String type, Setting setting) {}

    /**
     * @param given flat keys; what stands here was said by file or command line
     * @throws ConfigException when a key is unknown or its value cannot be used
     */
    public static OcgConfig read(Map<String, String> given) {
        ConfigReader reader = new ConfigReader(given);
        OcgConfig config = (OcgConfig) reader.section("", OcgConfig.class);
        if (!reader.unread.isEmpty()) {
            throw new ConfigException(reader.unread.first(), "there is no such setting");
        }
        return config;
    }

    /** The settings in an environment, as flat keys. */
    public static Map<String, String> environment(Map<String, String> environment) {
        Map<String, String> byVariable = new TreeMap<>();
        for (Key key : keys()) {
            byVariable.put(ENVIRONMENT + variable(key.name()), key.name());
        }
        Map<String, String> settings = new LinkedHashMap<>();
        environment.forEach((variable, value) -> {
            String key = byVariable.get(variable);
            if (key != null) {
                settings.put(key, value);
            } else if (variable.startsWith(KAFKA)) {
                settings.put(
                        "kafka."
                                + variable.substring(KAFKA.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '.'),
                        value);
            }
        });
        return settings;
    }

    /** All keys, in the order of the tree. */
    public static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (RecordComponent section : OcgConfig.class.getRecordComponents()) {
            for (RecordComponent leaf : section.getType().getRecordComponents()) {
                Setting setting = leaf.getAnnotation(Setting.class);
                if (setting == null) {
                    throw new IllegalStateException(leaf + " says nothing about itself");
                }
                String type = leaf.getType().getSimpleName().toLowerCase(Locale.ROOT);
                keys.add(new Key(kebab(section.getName()) + "." + kebab(leaf.getName()), type, setting));
            }
        }
        return keys;
    }

    private Object section(String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String key = prefix + kebab(component.getName());
            values[i] = component.getType().isRecord()
                    ? section(key + ".", component.getType())
                    : leaf(key, component.getType(), component.getAnnotation(Setting.class));
        }
        return construct(prefix, type, values);
    }

    private Object leaf(String key, Class<?> type, @Nullable Setting setting) {
        if (type == Map.class) {
            return rest(key.substring(0, key.lastIndexOf('.') + 1));
        }
        unread.remove(key);
        String text = given.getOrDefault(key, setting == null ? "" : setting.byDefault());
        try {
            if (type == Duration.class) {
                return Durations.parse(text);
            } else if (type == Path.class) {
                return Path.of(text);
            } else if (type == List.class) {
                return text.isBlank()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            }
            return LEAVES.convertValue(text, type);
        } catch (IllegalArgumentException e) {
            boolean secret = setting != null && setting.secret();
            throw new ConfigException(key, secret ? "cannot be used" : "cannot be used: " + firstLine(e));
        }
    }

    /** What stands below a section and is none of our own keys: for someone else's clients. */
    private Map<String, String> rest(String section) {
        List<String> ours = keys().stream().map(Key::name).toList();
        Map<String, String> values = new TreeMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith(section) && !ours.contains(key)) {
                unread.remove(key);
                values.put(key.substring(section.length()), value);
            }
        });
        return values;
    }

    private static Object construct(String prefix, Class<?> type, Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException problem) {
                throw new ConfigException(prefix.replaceAll("\\.$", ""), firstLine(problem));
            }
            if (e.getCause() instanceof ConfigException problem) {
                throw problem;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
