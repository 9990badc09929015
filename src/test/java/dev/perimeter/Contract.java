package dev.perimeter;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.Public;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** How the handlers read as an OpenAPI document: docs/openapi.yaml. The words are in docs/summaries.properties. */
@TestConfiguration
class Contract {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Member.class, Person.class, PageRequest.class, Search.class, IfMatch.class);
        ModelConverters.getInstance(true).addConverter(new RecordSchemas());
    }

    @Bean
    OpenApiCustomizer head() {
        return api -> {
            api.info(new Info()
                    .title("Perimeter")
                    .version("1")
                    .description(
                            "The multi-company back office of 3D-print businesses. Sign up or in, and send the token as a bearer"
                                    + " token. Errors are application/problem+json (RFC 9457); validation names every wrong field.")
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
            api.servers(List.of(new Server().url("/").description("This installation")));
            api.getComponents()
                    .addSecuritySchemes(
                            "token",
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            api.getComponents().addSchemas("Problem", ContractAnswers.problem());
            api.getComponents().addSchemas("Reference", ContractAnswers.reference());
            api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
            sorted(api);
        };
    }

    @Bean
    OperationCustomizer operations() throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("docs/summaries.properties"))) {
            words.load(reader);
        }
        return (operation, handler) -> {
            var said = words.getProperty(
                    handler.getBeanType().getSimpleName() + "."
                            + handler.getMethod().getName(),
                    "");
            operation.summary(said).description(whoMay(handler));
            operation.tags(List.of(tag(handler)));
            operation.operationId(handler.getMethod().getName() + "In" + PublishedNames.of(handler.getMethod()));
            parameters(operation, handler);
            ContractAnswers.shown(operation, handler);
            ContractAnswers.created(operation, handler);
            operation.getResponses().addApiResponse("default", ContractAnswers.refusal());
            if (!handler.hasMethodAnnotation(Public.class)) {
                operation.security(List.of(new SecurityRequirement().addList("token")));
            }
            return operation;
        };
    }

    private static void parameters(Operation operation, HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            var type = parameter.getParameterType();
            if (type == PageRequest.class) {
                query(
                        operation,
                        "limit",
                        new IntegerSchema()
                                .minimum(java.math.BigDecimal.ONE)
                                .maximum(java.math.BigDecimal.valueOf(200)),
                        "Rows of a page, 50 unless told");
                query(operation, "after", new StringSchema(), "The next of the page before");
            } else if (type == Search.class) {
                query(operation, "q", new StringSchema().maxLength(200), "Text to look for, in any case");
            } else if (type == IfMatch.class) {
                header(operation, "If-Match", "The version to change, as in ETag; another one is answered with 412");
            }
        }
        if (handler.hasMethodAnnotation(PostMapping.class)
                && !handler.hasMethodAnnotation(Public.class)
                && !handler.hasMethodAnnotation(dev.perimeter.gate.SignedIn.class)) {
            header(operation, "Idempotency-Key", "A repeat with the same key within 24 hours gets the first answer");
        }
    }

    private static void query(Operation operation, String name, Schema<?> schema, String description) {
        operation.addParametersItem(
                new Parameter().in("query").name(name).schema(schema).description(description));
    }

    private static void header(Operation operation, String name, String description) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(name)
                .schema(new StringSchema())
                .description(description));
    }

    private static String tag(HandlerMethod handler) {
        var name = handler.getBeanType().getSimpleName().replaceFirst("Api$", "");
        var path = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        return path == null ? name : path.path()[0].replaceFirst("/api/v1/", "");
    }

    private static String whoMay(HandlerMethod handler) {
        var allow = handler.getMethodAnnotation(Allow.class);
        if (allow != null) {
            return "Takes the permission `" + allow.value().field() + "`.";
        }
        if (handler.hasMethodAnnotation(OwnerOnly.class)) {
            return "For the company's owner.";
        }
        if (handler.hasMethodAnnotation(dev.perimeter.gate.AnyMember.class)) {
            return "For any member of the company.";
        }
        return handler.hasMethodAnnotation(Public.class) ? "Open to everybody." : "For anybody who is signed in.";
    }

    private static void sorted(OpenAPI api) {
        var paths = new io.swagger.v3.oas.models.Paths();
        new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
        api.setPaths(paths);
    }
}
