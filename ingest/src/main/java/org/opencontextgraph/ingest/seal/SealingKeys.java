package org.opencontextgraph.ingest.seal;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import org.opencontextgraph.schema.id.SealedFor;

/** The private keys of the connector subsystem: seal and open. The newest one seals, all of them open. */
public final class SealingKeys {
    private final KeysetHandle keys;

    private SealingKeys(KeysetHandle keys) {
        this.keys = keys;
    }

    /** Keys that nobody has had before. */
    public static SealingKeys make() {
        try {
            HybridConfig.register();
            return new SealingKeys(KeysetHandle.generateNew(parameters()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot make the keys of HPKE", e);
        }
    }

    private static HpkeParameters parameters() throws GeneralSecurityException {
        return HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.TINK)
                .build();
    }

    /** A new key that seals from now on; all those before still open. */
    public SealingKeys withNewKey() {
        try {
            return new SealingKeys(KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters())
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot make the keys of HPKE", e);
        }
    }

    /** The one that seals, and of those before the newest, which still opens what is under way. */
    public SealingKeys newestTwo() {
        try {
            KeysetHandle.Builder newest = KeysetHandle.newBuilder(keys);
            while (newest.size() > 2) {
                newest.deleteAt(0); // they stand in the order in which they were made
            }
            return new SealingKeys(newest.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys that were made cannot be left out", e);
        }
    }

    /**
     * @param json as {@link #json} wrote it
     * @throws SealException when it is something else
     */
    public static SealingKeys read(String json) throws SealException {
        try {
            HybridConfig.register();
            return new SealingKeys(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new SealException("these are no keys of connectors", e);
        }
    }

    /** With the private keys: for a file that its owner alone reads. */
    public String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys that were made cannot be written", e);
        }
    }

    /** The public halves: for whoever seals and must not open. */
    public String publicJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys that were made cannot be written", e);
        }
    }

    public byte[] seal(byte[] secret, SealedFor whose) {
        try {
            HybridEncrypt sealing =
                    keys.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
            return sealing.encrypt(secret, whose.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it could not be sealed", e);
        }
    }

    /** @throws SealException when it was sealed for another one, or with keys that are not here */
    public byte[] open(byte[] sealed, SealedFor whose) throws SealException {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, whose.bytes());
        } catch (GeneralSecurityException e) {
            throw new SealException(
                    "the " + whose.purpose() + " of `" + whose.connector()
                            + "` does not open with the keys that are here: it has to be given again",
                    e);
        }
    }

    @Override
    public String toString() {
        return "SealingKeys"; // never what is in them
    }
}
