package dev.perimeter.prove;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Signs as this installation (Ed25519, RFC 8032): the private key is the application secret's, derived for nothing else, so that only who has
 * the secret can sign, and whoever knows the public key can tell.
 */
final class Signature {

    private static final String ALGORITHM = "Ed25519";

    private final KeyPair pair;

    /** @param seed 32 bytes */
    Signature(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, new Seed(seed));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private key of Ed25519 is 32 random bytes, and the generator asks for no more than these. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("a key of %d bytes was asked for".formatted(bytes.length));
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }

    /** X.509 in base64, as openssl reads it between BEGIN PUBLIC KEY and END PUBLIC KEY. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    String sign(byte[] message) {
        try {
            var signature = java.security.Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the owner of that key signed just this. */
    static boolean isGood(String publicKey, byte[] message, String signed) {
        try {
            var key = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
            var signature = java.security.Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(key));
            signature.update(message);
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
