package cn.zhijia.events;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.Refusal;

/** Who may register (参加范围), as data. */
@Embeddable
@Schema(description = "Who may register. Everybody may read.")
public record Audience(
        @Column(name = "audience_rule") @Enumerated(EnumType.STRING) @NotNull @Schema(required = true) Rule rule,
        @Column(name = "audience_unions") @Size(min = 1, max = 100) @Schema(description = "Only with UNIONS.", examples = "[\"shouer\",\"maizidian\"]") List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") String> unions) {

    @Schema(name = "AudienceRule")
    public enum Rule {
        OWN_UNION,
        UNIONS,
        EVERYBODY
    }

    /** Refuses a rule that does not go with its list. */
    public void check() {
        if (rule == Rule.UNIONS && unions == null) {
            throw Refusal.field("/audience/unions", "required");
        }
        if (rule != Rule.UNIONS && unions != null) {
            throw Refusal.field("/audience/unions", "not-with-this-rule");
        }
    }

    /**
     * @param organizing the union that holds the event
     * @param own the person's union, or null
     */
    public boolean admits(String organizing, String own) {
        return switch (rule) {
            case EVERYBODY -> true;
            case OWN_UNION -> organizing.equals(own);
            case UNIONS -> own != null && unions.contains(own);
        };
    }
}
