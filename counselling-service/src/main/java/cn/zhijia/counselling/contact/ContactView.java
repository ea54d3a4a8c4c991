package cn.zhijia.counselling.contact;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to reach a person, as much of it as the reader may know. */
@Schema(name = "Contact")
public record ContactView(@Schema(maxLength = 100, description = "For staff.", examples = "李梅") String name,
        @Schema(maxLength = 12, examples = "13912345678") String phone,
        @Schema(maxLength = 20, examples = "小梧桐") String nickname, UUID station,
        @Schema(description = "For the member, and on duty in an emergency.") EmergencyContact emergencyContact) {

    static final ContactView NONE = new ContactView(null, null, null, null, null);

    static ContactView of(ContactBody said) {
        return new ContactView(null, said.phone(), said.nickname(), said.station(), said.emergencyContact());
    }

    /** For the member's counsellor. */
    ContactView withoutOthers(String who) {
        return new ContactView(who, phone, null, null, null);
    }

    /** For whoever looks after the member in an emergency. */
    ContactView inEmergency(String who) {
        return new ContactView(who, phone, nickname, station, emergencyContact);
    }

    @Override
    public String toString() {
        return "Contact"; // never what it says
    }
}
