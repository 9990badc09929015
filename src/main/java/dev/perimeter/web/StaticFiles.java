package dev.perimeter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves styles, scripts, pictures and the description of the interface. Pages name a file with a
 * hash of its content, so that browsers keep it for a year and ask anew after an upgrade. A file
 * under its plain name is revalidated each time by a hash, because files in an archive have no
 * useful times.
 */
@Configuration(proxyBeanMethods = false)
@Order(StaticFiles.BEFORE_BOOT)
class StaticFiles implements WebMvcConfigurer {

    static final int BEFORE_BOOT = -1;

    private static final Pattern FILES =
            Pattern.compile("/(app|webjars|docs|offline)/.*|/service-worker\\.js|/openapi\\.yaml");

    /** Files that have a hash of their content, or the version of their library, in the name. */
    private static final Pattern VERSIONED =
            Pattern.compile("/app/.*-[0-9a-f]{32}\\.[a-z]+|/webjars/[^/]+/\\d+(\\.\\d+)+[^/]*/.*");

    /**
     * The value of {@code Cache-Control}. Browsers store nothing of a company, and show nothing
     * again after signing out.
     */
    static String keeping(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (VERSIONED.matcher(path).matches()) {
            return "public, max-age=31536000, immutable";
        }
        return FILES.matcher(path).matches() ? "no-cache" : "no-store";
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/");
        registry.addViewController("/docs/").setViewName("forward:/docs/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/app/**")
                .addResourceLocations("classpath:/static/app/")
                .setUseLastModified(false)
                .setEtagGenerator(StaticFiles::etag)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setUseLastModified(false)
                .setEtagGenerator(StaticFiles::etag)
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setUseLastModified(false)
                .setEtagGenerator(StaticFiles::etag);
    }

    private static String etag(Resource file) {
        try (var in = file.getInputStream()) {
            // The tag is weak, because the bytes on the wire may be compressed.
            return "W/\"" + DigestUtils.md5DigestAsHex(in) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
