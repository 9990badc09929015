package dev.perimeter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.ServletRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.context.request.WebRequest;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.perimeter");

    /** Packages know each other only in one direction, and only what is public of each other. */
    @Test
    void dependenciesFormATree() {
        ApplicationModules.of(Perimeter.class).verify();
    }

    /** The embedded server could be a library of its own (docs/decisions/0018). */
    @Test
    void theEmbeddedServerKnowsNothingOfTheProduct() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.perimeter.embedded..", "dev.perimeter.installation..", "dev.perimeter.secrets..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "dev.perimeter..")
                        .and(not(resideInAnyPackage(
                                "dev.perimeter.embedded..",
                                "dev.perimeter.installation..",
                                "dev.perimeter.secrets.."))))
                .check(OURS);
        noClasses()
                .that()
                .resideInAnyPackage("dev.perimeter.installation..", "dev.perimeter.secrets..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.perimeter.embedded..")
                .check(OURS);
    }

    /** What was sent is read by readers that know what a text may hold; whoever asks the request itself goes round them. */
    @Test
    void nobodyButTheReadersReadsParametersByHand() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.perimeter.web..")
                .should()
                .callMethodWhere(target(nameMatching("getParameter(Map|Values|Names)?"))
                        .and(target(owner(assignableTo(ServletRequest.class)))))
                .orShould()
                .callMethodWhere(target(nameMatching("getParameter(Map|Values|Names|Iterator)?"))
                        .and(target(owner(assignableTo(WebRequest.class)))))
                .check(OURS);
    }

    /** A page asks the JSON controller beside it, and nobody else calls one from Java: a controller is reached over HTTP. */
    @Test
    void controllersAreCalledByTheirOwnModuleOnly() {
        for (var controller : OURS.that(metaAnnotatedWith(Controller.class))) {
            classes()
                    .that()
                    .belongToAnyOf(controller.reflect())
                    .should()
                    .onlyBeAccessed()
                    .byAnyPackage(module(controller) + "..")
                    .check(OURS);
        }
    }

    private static String module(JavaClass controller) {
        return String.join(
                ".", List.of(controller.getPackageName().split("[.]")).subList(0, 3));
    }
}
