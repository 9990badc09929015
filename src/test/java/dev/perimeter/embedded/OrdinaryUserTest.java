package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perimeter.installation.AtomicPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The other tests run as whoever runs the build. Where that is root, these run as somebody who is nobody. */
class OrdinaryUserTest {

    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private Path parent;

    @BeforeEach
    void becomeNobody() throws IOException {
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "The build runs as an ordinary user, so every test of this package has shown it already.");
        parent = Files.createTempDirectory("perimeter-nobody-");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setAttribute(parent, "unix:uid", NOBODY);
    }

    @AfterEach
    void cleanUp() {
        AtomicPath.delete(parent);
    }

    @Test
    void aFirstStartAndALaterOneWork() throws Exception {
        String classPath = readableClassPath();
        Path data = parent.resolve("data");
        for (int start = 0; start < 2; start++) {
            try (ChildProcess owner = ChildProcess.start(AS_NOBODY, classPath, "hold", data)) {
                owner.say("ready");
                assertThat(Ground.servers(data)).hasSize(1);
                assertThat(Files.getAttribute(data.resolve("postgresql"), "unix:uid"))
                        .isEqualTo(NOBODY);
                try (ChildProcess guest = ChildProcess.start(AS_NOBODY, classPath, "attach", data)) {
                    if (start == 0) {
                        guest.say("attached");
                    }
                }
                owner.end();
            }
            assertThat(Ground.servers(data)).isEmpty();
        }
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefusedKindly() throws Exception {
        Path data = Files.createDirectory(parent.resolve("data"));
        try (ChildProcess owner = ChildProcess.start(AS_NOBODY, readableClassPath(), "hold", data)) {
            assertThat(owner.say("refused")).contains("cannot read and write " + data, "perimeter.data");
        }
    }

    /** A build's class path may lie in a home that nobody else may enter. */
    private String readableClassPath() throws IOException {
        StringBuilder classPath = new StringBuilder();
        for (String entry : ChildProcess.classPath().split(File.pathSeparator)) {
            Path from = Path.of(entry);
            Path to = parent.resolve("lib-" + classPath.length() + "-" + from.getFileName());
            if (Files.isDirectory(from)) {
                copy(from, to);
            } else if (entry.matches(".*(postgres|commons-|xz-|slf4j|logback).*")) {
                Files.copy(from, to);
            } else {
                continue;
            }
            classPath.append(classPath.isEmpty() ? "" : File.pathSeparator).append(to);
        }
        return classPath.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
