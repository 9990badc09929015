package dev.perimeter.web.problems;

import dev.perimeter.web.LogContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every problem to the wire, from handlers, filters, the firewall and Tomcat alike. Spring's
 * own way would add the path as {@code instance}, which differs for two ids.
 */
public final class ProblemJson {

    /**
     * Enums and amounts have the same form as in every other answer: "in_production", and 1000.00
     * instead of 1E+3.
     */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ProblemJson() {}

    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        LogContext.refused(problem);
        response.resetBuffer();
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var bytes = JSON.writeValueAsBytes(body(problem));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Map<String, Object> body(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + problem.name());
        body.put("title", ProblemTitles.of(problem.name()));
        body.put("status", problem.getStatusCode().value());
        if (problem.getBody().getDetail() != null) {
            body.put("detail", problem.getBody().getDetail());
        }
        if (problem.getBody().getProperties() != null) {
            body.putAll(problem.getBody().getProperties());
        }
        return body;
    }
}
