package org.opencontextgraph.query.server.webhook;

import static org.opencontextgraph.database.jooq.admin.Tables.SEALING_KEY;
import static org.opencontextgraph.database.jooq.admin.Tables.WEBHOOK;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.id.SealedFor;
import org.opencontextgraph.schema.message.DeliveryContent;

/** Seals for connectors with the public key of their subsystem; what was sealed cannot be opened here. */
public final class Sealer {
    /** A key or a connector that is new is known so soon. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final MessageSerializer MESSAGES = new MessageSerializer();

    private final DataSource database;
    private final LoadingCache<Boolean, Set<String>> takers;
    private final LoadingCache<Boolean, Optional<HybridEncrypt>> keys;

    /** @param database connections of {@code ocg_api} */
    public Sealer(DataSource database) {
        this.database = database;
        this.takers = Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> takers());
        this.keys = Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> key());
    }

    /** Whether there is a connector of this name that takes deliveries. Names that are guessed cost no question each. */
    public boolean takes(String connector) {
        return takers.get(true).contains(connector);
    }

    /**
     * A delivery, compressed.
     *
     * @param headers by their names in lower case
     * @return empty: the connector subsystem has told no key yet
     */
    public Optional<byte[]> delivery(String connector, Map<String, String> headers, byte[] body) {
        byte[] content =
                Objects.requireNonNull(MESSAGES.serialize("", new DeliveryContent(headers, ByteBuffer.wrap(body))));
        return keys.get(true).map(key -> seal(key, packed(content), new SealedFor(connector, SealedFor.DELIVERY)));
    }

    /**
     * A token or a secret of a connector.
     *
     * @return empty: the connector subsystem has told no key yet
     */
    public Optional<byte[]> secret(String secret, SealedFor whose) {
        return keys.get(true).map(key -> seal(key, secret.getBytes(StandardCharsets.UTF_8), whose));
    }

    private static byte[] seal(HybridEncrypt key, byte[] content, SealedFor whose) {
        try {
            return key.encrypt(content, whose.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it could not be sealed", e);
        }
    }

    private static byte[] packed(byte[] content) {
        var packed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no disk or network in it
        }
        return packed.toByteArray();
    }

    private Set<String> takers() {
        return DSL.using(database, SQLDialect.POSTGRES)
                .select(WEBHOOK.NAME)
                .from(WEBHOOK)
                .fetchSet(WEBHOOK.NAME);
    }

    private Optional<HybridEncrypt> key() throws GeneralSecurityException {
        String text = DSL.using(database, SQLDialect.POSTGRES)
                .select(SEALING_KEY.PUBLIC_KEYS)
                .from(SEALING_KEY)
                .fetchOne(SEALING_KEY.PUBLIC_KEYS);
        if (text == null) {
            return Optional.empty();
        }
        HybridConfig.register();
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(text);
        return Optional.of(handle.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class));
    }
}
