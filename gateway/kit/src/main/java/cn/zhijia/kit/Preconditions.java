package cn.zhijia.kit;

import java.util.Arrays;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * ETag, If-None-Match and If-Match. A tag is {@code "version-language"}; it is the same for every caller, and only its
 * version decides an edit.
 */
@RequestScoped
public class Preconditions {

    private final HttpHeaders headers;

    Preconditions(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    /** 200 with its ETag, or 304 when the caller has this version in this language already. */
    public <T> RestResponse<T> read(T body, long version) {
        String tag = tag(version);
        String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && Arrays.stream(known.split(",")).map(String::trim).map(Preconditions::strong)
                .anyMatch(t -> t.equals(tag) || t.equals("*"))) {
            return RestResponse.ResponseBuilder.<T> create(RestResponse.Status.NOT_MODIFIED).header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return RestResponse.ResponseBuilder.ok(body).header(HttpHeaders.ETAG, tag).build();
    }

    /** 201 for what this call made, 200 for what was there, with its ETag. */
    public <T> RestResponse<T> written(T body, long version, boolean created) {
        return RestResponse.ResponseBuilder.create(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, body)
                .header(HttpHeaders.ETAG, tag(version)).build();
    }

    /** Refuses an edit without If-Match (428) and one of a version that is no longer the present one (412). */
    public void requireMatch(long version) {
        String match = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (match == null) {
            throw new Refusal("if-match-required");
        }
        boolean present = Arrays.stream(match.split(",")).map(String::trim)
                .anyMatch(t -> t.equals("*")
                        || t.replaceAll("^\"(\\d{1,18})(-[A-Za-z-]+)?\"$", "$1").equals(Long.toString(version)));
        if (!present) {
            throw new Refusal("stale-version").with("version", version);
        }
    }

    private String tag(long version) {
        return "\"" + version + "-" + Words.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)).toLanguageTag()
                + "\"";
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
