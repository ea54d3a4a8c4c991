package cn.zhijia.kit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Adds to a service's contract what is true of every operation: the bearer token (or its absence), the problems any of them can
 * answer, and the words of every problem code as {@code x-problems}, from which the gateway makes its /problems pages.
 */
@OpenAPIDefinition(info = @Info(title = "Zhijia", version = "1"), components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final DotName OPERATION = DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final DotName PERMIT_ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSecurityScheme("token",
                OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")
                        .description("An access token of the realm zhijia."));
        ContractHeaders.describe(api.getComponents());
        api.setServers(null);
        var open = openOperations();
        if (api.getPaths() != null) {
            api.getPaths().getPathItems().values().forEach(path -> path.getOperations().values()
                    .forEach(operation -> complete(operation, open.contains(operation.getOperationId()))));
        }
        api.addExtension("x-problems", Words.problems());
    }

    /** The operationIds whose method (or class) is open to everybody. */
    private List<String> openOperations() {
        return index.getAnnotations(OPERATION).stream().filter(a -> a.target().kind() == AnnotationTarget.Kind.METHOD)
                .filter(a -> a.target().asMethod().hasAnnotation(PERMIT_ALL)
                        || a.target().asMethod().declaringClass().hasDeclaredAnnotation(PERMIT_ALL))
                .map(a -> a.value("operationId") == null ? a.target().asMethod().name() : a.value("operationId").asString())
                .toList();
    }

    private static void complete(Operation operation, boolean open) {
        operation.setSecurity(open ? List.of() : List.of(OASFactory.createSecurityRequirement().addScheme("token")));
        answers(operation, "400", "The request is malformed or a field is refused.");
        answers(operation, "401", open ? "A token was sent that is not valid." : "No token, or one that is not valid.");
        if (!open) {
            answers(operation, "403", "The caller lacks the role, or may see this but not change it.");
        }
        answers(operation, "404", "Not there, or not for the caller to see.");
        answers(operation, "405", "The path has other methods: see Allow.");
        answers(operation, "406", "Accept names nothing that the answer comes in: " + produced(operation) + ".");
        if (operation.getRequestBody() != null) {
            answers(operation, "415", "The body must be " + types(Stream.of(operation.getRequestBody().getContent())) + ".");
        }
        answers(operation, "500", "Our fault; repeat, and tell support the traceId.");
        answers(operation, "503", "Busy: nothing was done, repeat after Retry-After.");
        fill(operation);
        ContractHeaders.complete(operation);
    }

    private static String produced(Operation operation) {
        return types(operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("2")).map(answer -> answer.getValue().getContent()));
    }

    /** JSON where nothing is said. */
    private static String types(Stream<Content> contents) {
        var types = contents.filter(Objects::nonNull).flatMap(content -> content.getMediaTypes().keySet().stream()).distinct()
                .collect(Collectors.joining(" or "));
        return types.isEmpty() ? "application/json" : types;
    }

    private static void answers(Operation operation, String status, String description) {
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    /** A status that an operation only describes: what is refused is a problem, what is made is what a read answers. */
    private static void fill(Operation operation) {
        var answers = operation.getResponses().getAPIResponses();
        answers.forEach((status, answer) -> {
            if (answer.getContent() != null) {
                return;
            }
            if (status.startsWith("4") || status.startsWith("5")) {
                answer.setContent(problem());
            } else if (status.equals("201") && answers.containsKey("200")) {
                answer.setContent(answers.get("200").getContent());
            }
        });
    }

    private static Content problem() {
        return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE,
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }
}
