package cn.zhijia.counselling.contact;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 紧急联系人: who may be called when the member is in danger. No name is asked for. */
@Schema(name = "EmergencyContact")
public record EmergencyContact(@NotNull @Schema(required = true) Relation relation,
        @NotNull @Size(min = 7, max = 30) @Schema(required = true, minLength = 7, maxLength = 30, examples = "13800138000") String phone) {

    @Schema(name = "Relation")
    enum Relation {
        SPOUSE,
        PARENT,
        CHILD,
        SIBLING,
        FRIEND,
        COLLEAGUE,
        OTHER
    }

    EmergencyContact canonical() {
        return new EmergencyContact(relation, Phone.canonical(phone, "/emergencyContact/phone"));
    }

    @Override
    public String toString() {
        return "EmergencyContact"; // never what it says
    }
}
