package cn.zhijia.education.term;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OfferingInput", examples = "{\"programme\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0011\", \"place\": \"顺义区总工会职工大学\"}")
record OfferingBody(@Schema(required = true, description = "Cannot be changed later.") @NotNull UUID programme,
        @Schema(maxLength = 100, minLength = 1, description = "Absent: the programme's name on the day it is offered, which then stays.") @Size(min = 1, max = 100) String name,
        @Schema(maxLength = 100, minLength = 1, description = "Where it is taught.") @Size(min = 1, max = 100) String place) {
}
