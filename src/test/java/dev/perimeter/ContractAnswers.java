package dev.perimeter;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** What the calls of the contract answer with: records, references to them, refusals. */
final class ContractAnswers {

    private ContractAnswers() {}

    /** Writes answer with the record, or with a reference to who may not view it. */
    static void shown(Operation operation, HandlerMethod handler) {
        var content = operation.getResponses().containsKey("200")
                ? operation.getResponses().get("200").getContent()
                : null;
        if (content == null
                || !handler.getMethod().getGenericReturnType().getTypeName().endsWith("<java.lang.Object>")) {
            return;
        }
        var shown = new Schema<>().$ref(recordOf(operation, handler));
        var record = namesACatalogEntry(handler) ? withDifferences(shown) : shown;
        var either = either(record, new Schema<>().$ref("#/components/schemas/Reference"));
        var severalAtOnce = handler.getBeanType().getSimpleName().equals("SpoolsApi")
                && handler.hasMethodAnnotation(PostMapping.class);
        content.get("application/json").setSchema(severalAtOnce ? orSeveral(either) : either);
    }

    /** What the same address shows; where it shows nothing, what the body is a draft of. */
    private static String recordOf(Operation operation, HandlerMethod handler) {
        return Arrays.stream(handler.getBeanType().getDeclaredMethods())
                .filter(method -> method.getName().equals("show"))
                .map(method -> ResolvableType.forMethodReturnType(method)
                        .getGeneric(0)
                        .toClass()
                        .getSimpleName())
                .map(name -> "#/components/schemas/" + name)
                .findFirst()
                .orElseGet(() -> operation
                        .getRequestBody()
                        .getContent()
                        .get("application/json")
                        .getSchema()
                        .get$ref()
                        .replaceFirst("(Event)?(Draft|Patch|Change)$", ""));
    }

    /** Of several copies at once. */
    private static Schema<?> orSeveral(Schema<?> one) {
        var several = new Schema<>().type("object").required(List.of("items"));
        several.addProperty("items", new ArraySchema().items(one));
        several.addProperty("differs", differences());
        return either(one, several);
    }

    /** What is new may state its entry of the catalog, where an equal one may say other things. */
    private static boolean namesACatalogEntry(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName().matches("SpoolsApi|PrintersApi")
                && handler.hasMethodAnnotation(PostMapping.class);
    }

    private static Schema<?> withDifferences(Schema<?> record) {
        var differs = new Schema<>().type("object");
        differs.addProperty("differs", differences());
        return new Schema<>().allOf(List.of(record, differs));
    }

    private static Schema<?> differences() {
        return new ArraySchema()
                .items(new Schema<>().$ref("#/components/schemas/Difference"))
                .description(
                        "What was stated, where the catalog's equal entry says otherwise; absent where nothing does");
    }

    private static Schema<?> either(Schema<?>... these) {
        return new Schema<>().oneOf(List.of(these));
    }

    /** What makes something new answers 201; setup and contributions also 200, where it was there. */
    static void created(Operation operation, HandlerMethod handler) {
        var responses = operation.getResponses();
        if (handler.hasMethodAnnotation(PostMapping.class)
                && !handler.getMethod().getName().equals("move")
                && handler.getMethod().getReturnType() == ResponseEntity.class) {
            responses.addApiResponse(
                    "201",
                    new ApiResponse()
                            .description("Created")
                            .content(responses.get("200").getContent()));
            var name = handler.getBeanType().getSimpleName() + "."
                    + handler.getMethod().getName();
            if (!name.matches("AccountsApi\\.setUp|(Filament|Printer)SpecsApi\\.add")) {
                responses.remove("200");
            }
        }
    }

    static ApiResponse refusal() {
        var media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        return new ApiResponse()
                .description("A refusal")
                .content(new Content().addMediaType("application/problem+json", media));
    }

    static Schema<?> problem() {
        var field = new Schema<>().type("object");
        field.addProperty("field", new StringSchema().description("A path, such as company.name"));
        field.addProperty("message", new StringSchema());
        var problem = new Schema<>().type("object").required(List.of("type", "status"));
        problem.addProperty("type", new StringSchema().description("/problems/<name>"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("fields", new ArraySchema().items(field));
        return problem;
    }

    static Schema<?> reference() {
        var reference = new Schema<>().type("object").required(List.of("id", "version"));
        reference.description("What somebody who may act but not view is told");
        reference.addProperty("id", new StringSchema().format("uuid"));
        reference.addProperty("version", new IntegerSchema());
        return reference;
    }
}
