package dev.perimeter.database.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program, from the build (META-INF/build-info.properties). */
public final class ProgramVersion {

    private static final String RESOURCE = "/META-INF/build-info.properties";

    private ProgramVersion() {}

    /**
     * As in the changelog, for instance 0.1.0; "of the sources" where no build wrote it, as in some
     * editors.
     */
    public static String text() {
        try (var stream = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
            var build = new Properties();
            if (stream != null) {
                build.load(stream);
            }
            return build.getProperty("build.version", "of the sources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
