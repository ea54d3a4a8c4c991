package cn.zhijia.education;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WithdrawalInput", examples = "{\"reason\": \"工作调动\"}")
record WithdrawalBody(@Schema(minLength = 1, maxLength = 200) @Size(min = 1, max = 200) String reason) {
}
