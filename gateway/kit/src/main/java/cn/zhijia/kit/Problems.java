package cn.zhijia.kit;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;

/** Every error leaves as an RFC 9457 problem, whatever threw it. */
class Problems {

    @ServerExceptionMapper
    RestResponse<Object> refused(Refusal e, RoutingContext request) {
        return answer(request, e);
    }

    @ServerExceptionMapper({ UnauthorizedException.class, AuthenticationFailedException.class })
    RestResponse<Object> unknownCaller(SecurityException e, RoutingContext request) {
        boolean sent = request.request().getHeader("Authorization") != null;
        var answer = answer(request, new Refusal(sent ? "invalid-token" : "unauthorized"));
        answer.getHeaders().putSingle("WWW-Authenticate",
                sent ? "Bearer realm=\"zhijia\", error=\"invalid_token\"" : "Bearer realm=\"zhijia\"");
        return answer;
    }

    @ServerExceptionMapper
    RestResponse<Object> forbidden(ForbiddenException e, SimpleResourceInfo resource, RoutingContext request) {
        return answer(request, new Refusal("missing-role").with("roles", rolesOf(resource)));
    }

    @ServerExceptionMapper
    RestResponse<Object> invalid(ConstraintViolationException e, RoutingContext request) {
        var refusal = new Refusal("invalid-request");
        var errors = new ArrayList<FieldError>();
        e.getConstraintViolations().stream().limit(100).forEach(v -> errors.add(Pointers.error(v)));
        return answer(request, refusal, errors);
    }

    @ServerExceptionMapper
    RestResponse<Object> unreadable(MismatchedInputException e, RoutingContext request) {
        return json(e, request);
    }

    @ServerExceptionMapper
    RestResponse<Object> http(WebApplicationException e, RoutingContext request) {
        if (e.getCause() instanceof Refusal refusal) {
            return answer(request, refusal); // thrown by a parameter converter
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json, request);
        }
        int status = e.getResponse().getStatus();
        if (status == 404) {
            return answer(request, new Refusal("not-found"));
        }
        var answer = answer(request, new Refusal(Words.status("http-" + status) == status ? "http-" + status : "http-400"));
        var allow = e.getResponse().getHeaderString("Allow");
        if (allow != null) {
            answer.getHeaders().putSingle("Allow", allow);
        }
        return answer;
    }

    @ServerExceptionMapper
    RestResponse<Object> broken(Throwable e, RoutingContext request) {
        var known = DatabaseTrouble.refusal(e);
        if (known == null && forgedCursor(e, request)) {
            known = new Refusal("bad-cursor");
        }
        if (known == null) {
            Log.errorf(e, "Unexpected failure, trace %s", Trace.id(request));
            known = new Refusal("internal-error");
        }
        return answer(request, known);
    }

    /** A cursor's digest has no secret, so anybody can make one whose parts cannot be read. */
    private static boolean forgedCursor(Throwable e, RoutingContext request) {
        boolean listed = request.request().getParam("cursor") != null || request.request().getParam("changedSince") != null;
        return listed && (e instanceof DateTimeException || e instanceof IllegalArgumentException);
    }

    private static RestResponse<Object> json(JsonProcessingException e, RoutingContext request) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return answer(request, new Refusal("unknown-field").with("field", unknown.getPropertyName())
                    .at(Pointers.of(unknown.getPath()), "unknown-field"));
        }
        if (e instanceof JsonMappingException mapping) {
            return answer(request, new Refusal("invalid-request").at(Pointers.of(mapping.getPath()), "unreadable-value"));
        }
        return answer(request,
                new Refusal("malformed-json").with("line", e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    }

    private static RestResponse<Object> answer(RoutingContext request, Refusal refusal) {
        return answer(request, refusal, refusal.errors());
    }

    private static RestResponse<Object> answer(RoutingContext request, Refusal refusal, List<FieldError> errors) {
        var problem = ProblemAnswer.of(refusal, errors, request);
        var builder = RestResponse.ResponseBuilder.<Object> create(problem.status()) // by number: the enum lacks 422
                .entity(ProblemAnswer.shown(problem, request))
                .type(ProblemAnswer.type(request))
                .header("Cache-Control", "no-store");
        var wait = ProblemAnswer.retryAfter(refusal, problem.status());
        if (wait != null) {
            builder.header("Retry-After", wait);
        }
        return builder.build();
    }

    private static List<String> rolesOf(SimpleResourceInfo resource) {
        var method = Arrays.stream(resource.getResourceClass().getMethods())
                .filter(m -> m.getName().equals(resource.getMethodName()) && m.isAnnotationPresent(RolesAllowed.class))
                .findFirst().map(m -> m.getAnnotation(RolesAllowed.class));
        var rule = method.orElse(resource.getResourceClass().getAnnotation(RolesAllowed.class));
        return rule == null ? List.of() : List.of(rule.value());
    }
}
