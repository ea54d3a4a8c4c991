package cn.zhijia.events;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

/** Says where a list goes on, in the header too. */
public final class NextPage {

    private NextPage() {
    }

    /** @param next the cursor of the next page, or null on the last */
    public static <T> RestResponse<T> link(UriInfo request, T page, String next) {
        var answer = RestResponse.ResponseBuilder.ok(page);
        if (next != null) {
            var uri = request.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
            answer.header(HttpHeaders.LINK, "<" + uri.getRawPath() + "?" + uri.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
