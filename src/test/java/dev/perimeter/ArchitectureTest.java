package dev.perimeter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

class ArchitectureTest {

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.perimeter");

    /** Packages know each other only in one direction, and only what is public of each other. */
    @Test
    void dependenciesFormATree() {
        ApplicationModules.of(Perimeter.class).verify();
    }

    /** A controller is reached over HTTP, through the gate, and by no other way. */
    @Test
    void nobodyCallsAControllerFromJava() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(ours);
    }
}
