package cn.zhijia.kit;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The headers that go with an operation's answers, described once as components: who documents 428 takes If-Match, who
 * documents
 * 304 answers with an ETag, and so on.
 */
final class ContractHeaders {

    private static final String TAG = "\"3-zh-CN\"";

    private ContractHeaders() {
    }

    static void describe(Components components) {
        components.addParameter("AcceptLanguage", parameter("Accept-Language", "zh-CN (default) or en.", 200, "zh-CN"));
        components.addParameter("IfMatch", parameter("If-Match",
                "The ETag of what is being changed, from a GET or the last PUT. Needed for a change (428 without it, 412 when it is old), neither for the first PUT nor for a repeat.",
                500, TAG));
        components.addParameter("IfNoneMatch",
                parameter("If-None-Match", "The ETag of what the caller has: 304 while that is what there is.", 500, TAG));
        header(components, "ETag", text("Names this version in this language: for If-Match and If-None-Match.", TAG));
        header(components, "RetryAfter",
                schema(Schema.SchemaType.INTEGER, "Seconds to wait before the same request is repeated.", 1));
        header(components, "WWWAuthenticate",
                text("Names the scheme, and error=\"invalid_token\" when a token was sent.", "Bearer realm=\"zhijia\""));
        header(components, "Link", text("The next page, as a relative reference; absent on the last page.",
                "</v1/events?cursor=eyJ&limit=20>; rel=\"next\""));
        header(components, "ContentLanguage", text("The language of the answer's words. Problems say it too.", "zh-CN"));
        header(components, "Allow", text("The methods this path has.", "GET, HEAD, OPTIONS, PUT"));
    }

    /** After every status of the operation is documented. */
    static void complete(Operation operation) {
        var answers = operation.getResponses().getAPIResponses();
        takes(operation, "AcceptLanguage");
        if (answers.containsKey("428")) {
            takes(operation, "IfMatch");
            List.of("200", "201").forEach(status -> gives(answers.get(status), "ETag", "ETag"));
        }
        if (answers.containsKey("304")) {
            takes(operation, "IfNoneMatch");
            List.of("200", "304").forEach(status -> gives(answers.get(status), "ETag", "ETag"));
        }
        if (paged(operation)) {
            gives(answers.get("200"), "Link", "Link");
        }
        List.of("429", "503").forEach(status -> gives(answers.get(status), "Retry-After", "RetryAfter"));
        gives(answers.get("401"), "WWW-Authenticate", "WWWAuthenticate");
        gives(answers.get("405"), "Allow", "Allow");
        answers.entrySet().stream().filter(answer -> answer.getKey().startsWith("2") && answer.getValue().getContent() != null)
                .forEach(answer -> gives(answer.getValue(), "Content-Language", "ContentLanguage"));
    }

    private static boolean paged(Operation operation) {
        return operation.getParameters() != null && operation.getParameters().stream()
                .anyMatch(p -> p.getIn() == Parameter.In.QUERY && "cursor".equals(p.getName()));
    }

    private static void takes(Operation operation, String component) {
        operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + component));
    }

    private static void gives(APIResponse answer, String name, String component) {
        if (answer != null && (answer.getHeaders() == null || !answer.getHeaders().containsKey(name))) {
            answer.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + component));
        }
    }

    private static Parameter parameter(String name, String description, int longest, String example) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).required(false).description(description)
                .schema(text(null, example).maxLength(longest));
    }

    private static void header(Components components, String name, Schema schema) {
        components.addHeader(name, OASFactory.createHeader().description(schema.getDescription())
                .schema(schema.description(null)));
    }

    private static Schema text(String description, String example) {
        return schema(Schema.SchemaType.STRING, description, example);
    }

    private static Schema schema(Schema.SchemaType type, String description, Object example) {
        return OASFactory.createSchema().addType(type).description(description).addExample(example);
    }
}
