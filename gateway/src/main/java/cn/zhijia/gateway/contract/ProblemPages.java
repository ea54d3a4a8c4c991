package cn.zhijia.gateway.contract;

import java.util.Locale;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.databind.JsonNode;

import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.Words;
import io.smallrye.common.annotation.Blocking;

/** Where a problem's {@code type} leads: what the code means and what to do, for people as a page and for programs as JSON. */
@Path("/problems/{code}")
@PermitAll
@Blocking
class ProblemPages {

    private final Contract contract;
    private final HttpHeaders headers;

    ProblemPages(Contract contract, @Context HttpHeaders headers) {
        this.contract = contract;
        this.headers = headers;
    }

    /** What a problem code means. {@code detail} has its {name} places unfilled. */
    record Page(String code, int status, String title, String detail, String action) {
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Page json(String code) {
        return page(code);
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5")
    @Operation(hidden = true)
    public String html(String code) {
        var page = page(code);
        return """
                <!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
                <body style="font:16px/1.6 system-ui;max-width:40em;margin:3em auto;padding:0 1em"><p><code>%d %s</code></p><h1>%s</h1><p>%s</p><p><strong>→</strong> %s</p></body></html>
                """
                .formatted(language().toLanguageTag(), page.title, page.status, page.code, page.title, page.detail,
                        page.action);
    }

    private Locale language() {
        return Words.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private Page page(String code) {
        var language = language();
        if (Words.codes().contains(code)) {
            return new Page(code, Words.status(code), Words.text(language, code + ".title", Map.of()),
                    Words.text(language, code + ".detail", Map.of()),
                    Words.text(language, code + ".action", Map.of()));
        }
        JsonNode words = contract.joined().path("x-problems").path(code);
        if (words.isMissingNode()) {
            throw Refusal.notFound();
        }
        String tag = "." + language.toLanguageTag();
        return new Page(code, words.path("status").asInt(), words.path("title" + tag).asText(),
                words.path("detail" + tag).asText(), words.path("action" + tag).asText());
    }
}
