package dev.perimeter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class Perimeter {

    public static void main(String[] arguments) {
        if (Commands.isOne(arguments)) {
            System.exit(Commands.run(arguments, System.out, System.err));
        }
        SpringApplication.run(Perimeter.class, arguments);
    }
}
