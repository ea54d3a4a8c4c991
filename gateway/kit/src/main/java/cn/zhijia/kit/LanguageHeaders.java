package cn.zhijia.kit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says which language an answer is in, and that it depends on the question. */
class LanguageHeaders {

    @ServerResponseFilter
    void say(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().add("Vary", "Accept-Language");
        if (response.hasEntity()) {
            response.getHeaders().putSingle("Content-Language",
                    Words.language(request.getHeaderString("Accept-Language")).toLanguageTag());
        }
    }
}
