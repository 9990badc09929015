package dev.perimeter;

import dev.perimeter.prove.http.Route;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the application, as it says itself: a new one is tested without anybody thinking of it. */
@TestComponent
@Lazy
public class Routes {

    private final RequestMappingHandlerMapping mapping;

    Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /** What is ours; errors and the contract's writer, which the tests bring along, are not. */
    public List<Route> all() {
        return Route.all(mapping);
    }

    public List<Route> pages() {
        return all().stream().filter(Route::isPage).toList();
    }

    /** What programs speak to. */
    public List<Route> programs() {
        return all().stream().filter(route -> !route.isPage()).toList();
    }
}
