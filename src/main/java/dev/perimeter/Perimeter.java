package dev.perimeter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Perimeter {

    public static void main(String[] arguments) {
        SpringApplication.run(Perimeter.class, arguments);
    }
}
