package cn.zhijia.education.catalogue;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

/** A page of a list with {@code Link: rel="next"}, relative so that it stays true behind the gateway. */
public final class NextPage {

    private NextPage() {
    }

    /** @param next the cursor, or null on the last page */
    public static <T> RestResponse<T> answer(T page, String next, UriInfo uri) {
        var answer = RestResponse.ResponseBuilder.ok(page);
        if (next != null) {
            var there = uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
            answer.header("Link", "<" + there.getRawPath() + "?" + there.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
