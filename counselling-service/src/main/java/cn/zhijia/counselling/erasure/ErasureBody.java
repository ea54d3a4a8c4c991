package cn.zhijia.counselling.erasure;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CounsellingErasureBody", examples = "{\"request\": \"0198c5a8-0000-7000-8000-00000000000e\"}")
record ErasureBody(
        @NotNull @Schema(required = true, description = "Chosen by the client, new for each time somebody asks: a late repeat of one that was taken back asks for nothing.") UUID request) {
}
