package dev.perimeter.prove;

import dev.perimeter.secrets.Hmac;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two files of a report: a text to read, and JSON with the signature. The field "report" is
 * signed, written without spaces.
 */
final class SignedReport {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Signature signature;

    SignedReport(Signature signature) {
        this.signature = signature;
    }

    /** @return the JSON file; the text has the same name and ends with .txt */
    Path write(ProofReport proofReport, Path directory) throws IOException {
        Files.createDirectories(directory);
        var name = "prove-" + STAMP.format(proofReport.begun());
        var text = proofReport.text();
        Files.writeString(directory.resolve(name + ".txt"), text);
        var told = proofReport.json();
        told.put("textSha256", sha256(text.getBytes(StandardCharsets.UTF_8)));
        // Parsed again, because a reader verifies what it has parsed.
        var tree = JSON.readTree(JSON.writeValueAsString(told));
        Map<String, Object> signed = new LinkedHashMap<>();
        signed.put("report", tree);
        signed.put("algorithm", "Ed25519");
        signed.put("publicKey", signature.publicKey());
        signed.put("signature", signature.sign(bytes(tree)));
        var file = directory.resolve(name + ".json");
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(signed) + "\n");
        return file;
    }

    /**
     * @return whether this installation signed the report, and the text beside it belongs to it
     */
    boolean verify(Path file, PrintStream out) throws IOException {
        JsonNode signed;
        try {
            signed = JSON.readTree(Files.readString(file));
        } catch (JacksonException e) {
            out.println("This is no report of a proof: " + file);
            return false;
        }
        var proofReport = signed.path("report");
        var key = signed.path("publicKey").asString("");
        if (!Signature.isGood(key, bytes(proofReport), signed.path("signature").asString(""))) {
            out.println("NOT GENUINE: the report is not what was signed.");
            return false;
        }
        if (!key.equals(signature.publicKey())) {
            out.println("NOT OURS: another installation signed it, whose public key is " + key);
            return false;
        }
        var text = Path.of(file.toString().replaceFirst("\\.json$", "") + ".txt");
        if (Files.exists(text)
                && !sha256(Files.readAllBytes(text))
                        .equals(proofReport.path("textSha256").asString(""))) {
            out.println("NOT GENUINE: " + text.getFileName() + " is not the text that belongs to it.");
            return false;
        }
        out.println("GENUINE: this installation signed it. Verdict: %s, of %s."
                .formatted(
                        proofReport.path("verdict").asString(""),
                        proofReport.path("ended").asString("")));
        return true;
    }

    private static byte[] bytes(JsonNode proofReport) {
        return JSON.writeValueAsString(proofReport).getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Hmac.sha256(bytes));
    }
}
