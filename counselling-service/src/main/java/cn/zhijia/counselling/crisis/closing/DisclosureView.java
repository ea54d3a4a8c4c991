package cn.zhijia.counselling.crisis.closing;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.vault.Vault;

@Schema(name = "CrisisDisclosure")
public record DisclosureView(@Schema(required = true) UUID id, @Schema(required = true) Outsider to,
        @Schema(required = true, maxLength = 500) String danger, @Schema(required = true, maxLength = 500) String reason,
        @Schema(required = true, maxLength = 500) String told,
        @Schema(maxLength = 100, description = "Who told it; absent until the first sign-in.") String by,
        @Schema(required = true) Instant at,
        @Schema(maxLength = 100, description = "The second person; absent while it waits for one.") String second,
        Instant secondAt) {

    public static DisclosureView of(Disclosure d, UUID member, Vault vault) {
        return new DisclosureView(d.id, d.recipient, d.danger(member, vault), d.reason(member, vault), d.told(member, vault),
                d.by.name, d.at, d.second == null ? null : d.second.name, d.secondAt);
    }

    @Override
    public String toString() {
        return "CrisisDisclosure " + id; // never what it says
    }
}
