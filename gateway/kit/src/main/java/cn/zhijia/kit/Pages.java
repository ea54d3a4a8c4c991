package cn.zhijia.kit;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * Says where a list goes on in a {@code Link} header too, as a relative reference, so that it stays true behind the gateway.
 */
public final class Pages {

    private Pages() {
    }

    /** @param next the cursor of the next page, or null on the last */
    public static <T> RestResponse<T> answer(T page, String next, UriInfo request) {
        var answer = RestResponse.ResponseBuilder.ok(page);
        if (next != null) {
            var there = request.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
            answer.header(HttpHeaders.LINK, "<" + there.getRawPath() + "?" + there.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
