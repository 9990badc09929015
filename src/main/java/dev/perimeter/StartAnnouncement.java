package dev.perimeter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs the address of the product as the last line of a start. */
@Component
class StartAnnouncement {

    private static final Logger log = LoggerFactory.getLogger(StartAnnouncement.class);

    @EventListener
    void started(ServletWebServerInitializedEvent event) {
        log.info("Perimeter is at http://localhost:{}", event.getWebServer().getPort());
    }
}
