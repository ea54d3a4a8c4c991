package cn.zhijia.kit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, from the verified token and nothing else. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;
    private final HttpHeaders headers;

    Caller(JsonWebToken token, @Context HttpHeaders headers) {
        this.token = token;
        this.headers = headers;
    }

    /** The token's {@code sub}; null for a guest. */
    public String sub() {
        return token.getSubject();
    }

    public boolean guest() {
        return token.getSubject() == null;
    }

    /** 会员号: how other people name this person. */
    public String memberNo() {
        return text("member_no");
    }

    public String name() {
        return text("name");
    }

    /** The grassroots union this person belongs to, or null. */
    public String union() {
        return text("union");
    }

    /** The unions whose events this person organises. */
    public Set<String> unions() {
        return Set.copyOf(texts("unions"));
    }

    public boolean realNameVerified() {
        return Boolean.parseBoolean(String.valueOf(token.<Object> getClaim("real_name_verified")));
    }

    /** What one service alone asks of the token, as text; null when it does not say. */
    public String claim(String name) {
        return text(name);
    }

    public boolean has(String role) {
        return token.getGroups() != null && token.getGroups().contains(role);
    }

    public Locale language() {
        return Words.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private String text(String claim) {
        Object value = token.getClaim(claim);
        return value == null ? null : value instanceof JsonString s ? s.getString() : value.toString();
    }

    private List<String> texts(String claim) {
        Object value = token.getClaim(claim);
        if (value instanceof JsonArray array) {
            return array.stream().filter(JsonString.class::isInstance).map(v -> ((JsonString) v).getString()).toList();
        }
        return value instanceof Iterable<?> many
                ? java.util.stream.StreamSupport.stream(many.spliterator(), false).map(String::valueOf).toList()
                : value == null ? List.of() : List.of(text(claim));
    }
}
