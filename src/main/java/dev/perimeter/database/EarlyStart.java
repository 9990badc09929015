package dev.perimeter.database;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the database, migrates it and checks its wall while Spring builds the context. Both take
 * about as long, and neither needs the other until the pools are made. An error is thrown when the
 * pools wait for the database.
 */
public final class EarlyStart implements ApplicationListener<SpringApplicationEvent> {

    private @Nullable Opening opening;

    /** A database that is being started. */
    static final class Opening {

        private final CompletableFuture<Administrator> administrator = new CompletableFuture<>();

        private Opening(DatabaseSettings settings) {
            Thread.ofPlatform().name("database-start").daemon().start(() -> open(settings));
        }

        private void open(DatabaseSettings settings) {
            try {
                administrator.complete(Pools.open(settings));
            } catch (SQLException | RuntimeException | Error e) {
                administrator.completeExceptionally(e);
            }
        }

        Administrator await() throws SQLException {
            try {
                return administrator.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case SQLException cause -> throw cause;
                    case RuntimeException cause -> throw cause;
                    case null, default -> throw e;
                }
            }
        }
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationContextInitializedEvent initialized) {
            begin(initialized.getApplicationContext());
        } else if (event instanceof ApplicationFailedEvent && opening != null) {
            // The start failed for another reason, perhaps before anything could close the
            // database.
            opening.administrator.thenAccept(Administrator::close);
        }
    }

    private void begin(ConfigurableApplicationContext context) {
        try {
            opening =
                    new Opening(Binder.get(context.getEnvironment()).bindOrCreate("perimeter", DatabaseSettings.class));
            context.getBeanFactory().registerSingleton("databaseOpening", opening);
        } catch (BindException e) {
            // Spring binds the settings again, and explains the error.
        }
    }
}
