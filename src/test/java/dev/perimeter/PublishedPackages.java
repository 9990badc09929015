package dev.perimeter;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * A module is a package directly below the root. What is public in it, or in a folder of it that is listed here,
 * may be used by other modules; the other folders are the module's own.
 */
class PublishedPackages implements ApplicationModuleDetectionStrategy {

    private static final String[] FOLDERS = {
        "catalog.filaments",
        "catalog.importing",
        "catalog.operator",
        "catalog.printers",
        "catalog.specs",
        "web.problems",
        "web.bodies",
        "web.json",
        "web.forms",
        "web.lists",
        "web.query",
        "web.proxies",
        "values.canonical",
        "values.money",
        "orders.moves",
        "pieces.follow",
        "pieces.moves",
        "pieces.undo",
        "pieces.prints",
        "database.rows",
        "database.wall",
        "database.schema"
    };

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
        return NamedInterfaces.builder(base)
                .including(folder ->
                        Stream.of(FOLDERS).anyMatch(name -> folder.getName().endsWith("." + name)))
                .build()
                .and(NamedInterfaces.of(base, information));
    }
}
