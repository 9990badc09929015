package dev.perimeter.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * Signs for this installation (Ed25519, RFC 8032). The private key is derived from the application
 * secret for this purpose alone, so that only an owner of the secret can sign, and everybody with
 * the public key can verify.
 */
final class Signature {

    private final Ed25519PrivateKeyParameters key;

    /** @param seed 32 bytes, which are the private key */
    Signature(byte[] seed) {
        this.key = new Ed25519PrivateKeyParameters(seed);
    }

    /** X.509 in base64, as openssl reads it between BEGIN PUBLIC KEY and END PUBLIC KEY. */
    String publicKey() {
        try {
            var info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey());
            return Base64.getEncoder().encodeToString(info.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return Base64.getEncoder().encodeToString(signer.generateSignature());
    }

    /** Whether the owner of that key signed exactly this message. */
    static boolean isGood(String publicKey, byte[] message, String signed) {
        try {
            var decoder = Base64.getDecoder();
            if (!(PublicKeyFactory.createKey(decoder.decode(publicKey)) instanceof Ed25519PublicKeyParameters known)) {
                return false;
            }
            var signer = new Ed25519Signer();
            signer.init(false, known);
            signer.update(message, 0, message.length);
            return signer.verifySignature(decoder.decode(signed));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }
}
