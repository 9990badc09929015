package dev.perimeter;

import dev.perimeter.database.EarlyStart;
import dev.perimeter.operations.OutOfMemoryExit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class Perimeter {

    public static void main(String[] arguments) {
        OutOfMemoryExit.install();
        if (Commands.isOne(arguments)) {
            System.exit(Commands.run(arguments, System.out, System.err));
        }
        var application = new SpringApplication(Perimeter.class);
        application.addListeners(new EarlyStart());
        application.run(arguments);
    }
}
