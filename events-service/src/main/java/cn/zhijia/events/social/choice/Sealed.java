package cn.zhijia.events.social.choice;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/** An answer that is this caller's alone: nothing on the way keeps it. */
final class Sealed {

    private Sealed() {
    }

    static <T> RestResponse<T> answer(T view) {
        return RestResponse.ResponseBuilder.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
