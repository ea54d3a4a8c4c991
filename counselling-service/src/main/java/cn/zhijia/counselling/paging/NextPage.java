package cn.zhijia.counselling.paging;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

/** A page's answer with its {@code Link: rel="next"}, relative to the door that was asked. */
public final class NextPage {

    private NextPage() {
    }

    /** @param next the cursor after this page, or null on the last */
    public static <T> RestResponse<T> answer(T page, String next, UriInfo asked) {
        var answer = RestResponse.ResponseBuilder.ok(page);
        if (next != null) {
            var there = asked.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
            answer.header("Link", "<" + there.getRawPath() + "?" + there.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
