package cn.zhijia.kit;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * ETag, If-None-Match and If-Match. A tag is {@code "version-language"}, or {@code "version.counts-language"} where a view also
 * shows counts that move without an edit; it is the same for every caller, and only its version decides an edit.
 */
@RequestScoped
public class Preconditions {

    private final HttpHeaders headers;

    Preconditions(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    /** 200 with its ETag, or 304 when the caller has this version in this language already. */
    public <T> RestResponse<T> read(T body, long version) {
        return answer(body, tag(Long.toString(version)));
    }

    /** {@link #read(Object, long)} for a view with counts: the tag changes with them, so that no 304 hides a change. */
    public <T> RestResponse<T> read(T body, long version, long counts) {
        return answer(body, tag(version + "." + counts));
    }

    /** {@link #read(Object, long, long)} for what takes work to make: not made for who has it already. */
    public <T> RestResponse<T> readUnlessKnown(Supplier<T> body, long version, long counts) {
        String tag = tag(version + "." + counts);
        return known(tag) ? answer(null, tag) : answer(body.get(), tag);
    }

    private <T> RestResponse<T> answer(T body, String tag) {
        if (known(tag)) {
            return RestResponse.ResponseBuilder.<T> create(RestResponse.Status.NOT_MODIFIED).header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return RestResponse.ResponseBuilder.ok(body).header(HttpHeaders.ETAG, tag).build();
    }

    private boolean known(String tag) {
        String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && tags(known).map(Preconditions::strong).anyMatch(t -> t.equals(tag) || t.equals("*"));
    }

    /** 201 for what this call made, 200 for what was there, with its ETag. */
    public <T> RestResponse<T> written(T body, long version, boolean created) {
        return written(body, tag(Long.toString(version)), created);
    }

    /** {@link #written(Object, long, boolean)} for a view with counts. */
    public <T> RestResponse<T> written(T body, long version, long counts, boolean created) {
        return written(body, tag(version + "." + counts), created);
    }

    private static <T> RestResponse<T> written(T body, String tag, boolean created) {
        return RestResponse.ResponseBuilder.create(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, body)
                .header(HttpHeaders.ETAG, tag).build();
    }

    /** Refuses an edit without If-Match (428) and one of a version that is no longer the present one (412). */
    public void requireMatch(long version) {
        String match = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (match == null) {
            throw new Refusal("if-match-required");
        }
        boolean present = tags(match).anyMatch(t -> t.equals("*")
                || t.replaceAll("^\"(\\d{1,18})(\\.\\d{1,18})?(-[A-Za-z-]+)?\"$", "$1").equals(Long.toString(version)));
        if (!present) {
            throw new Refusal("stale-version").with("version", version);
        }
    }

    private String tag(String state) {
        return "\"" + state + "-" + Words.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)).toLanguageTag()
                + "\"";
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(",")).map(String::trim);
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
